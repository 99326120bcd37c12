"""The main job on the committed sample, through the command line, as a newcomer runs it."""

import json

import duckdb
import pytest

from tests.conftest import Place, TwoReleases


def rows(place: Place, sql: str) -> list[tuple]:
    with duckdb.connect(str(place.marts), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_every_study_of_the_sample_is_in_the_trial_table_or_in_quarantine(sample_release: Place) -> None:
    manifests = [json.loads(p.read_text()) for p in sample_release.raw.glob("ctgov/studies/*/manifest.json")]
    (landed,) = [manifest for manifest in manifests if manifest["status"] == "landed"]
    delivered = sum(item["n_records"] for item in landed["inputs"])
    set_aside = sum(landed["n_quarantined"].values())
    (in_table,) = rows(sample_release, "select count(*) from core.dim_trial where primary_registry_id like 'NCT%'")[0]
    assert delivered > 2000
    assert in_table + set_aside == delivered


def test_every_row_of_the_sample_says_that_it_is_simulated(sample_release: Place) -> None:
    tables = rows(
        sample_release,
        "select distinct schema_name, table_name from duckdb_columns() where column_name = 'data_tier' "
        "and schema_name in ('core', 'exhibits', 'meta')",
    )
    assert len(tables) > 10
    for schema, table in tables:
        tiers = {tier for (tier,) in rows(sample_release, f'select distinct data_tier from "{schema}"."{table}"')}
        assert tiers <= {"synthetic", "curated"}, f"{schema}.{table}: {tiers}"


def test_release_folder_holds_the_same_tables_as_the_published_file(sample_release: Place) -> None:
    (release_id,) = rows(sample_release, "select release_id from meta.build")[0]
    folder = sample_release.warehouse / "releases" / release_id
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, count in manifest["tables"].items():
        schema, table = name.split(".")
        file = folder / "parquet" / schema / f"{table}.parquet"
        (in_parquet,) = duckdb.execute("select count(*) from read_parquet($1)", [str(file)]).fetchone()
        (in_file,) = rows(sample_release, f'select count(*) from "{schema}"."{table}"')[0]
        assert in_parquet == in_file == count, name
    assert (folder / "quality" / "index.html").is_file()


def test_published_columns_carry_their_descriptions(sample_release: Place) -> None:
    silent = rows(
        sample_release,
        "select schema_name, table_name, column_name from duckdb_columns() where comment is null "
        "and schema_name in ('core', 'exhibits') order by all",
    )
    assert silent == []


def test_same_input_again_lands_nothing_and_publishes_the_same_figures(two_releases: TwoReleases) -> None:
    place = two_releases.place
    assert two_releases.landed_again == set()
    assert "as before" in two_releases.told
    older, newer = sorted(path.name for path in (place.warehouse / "releases").iterdir())[:2]
    assert place.run("diff", older, newer).stdout.strip() == "no difference"
    assert place.run("rollback", older).returncode == 0
    assert f"* {older}" in place.run("releases").stdout


@pytest.mark.parametrize("number", ["01", "02", "05a", "05c", "06", "08a", "08b", "09a", "20", "21"])
def test_exhibit_prints_its_table_with_tier_and_cut_date(sample_release: Place, number: str) -> None:
    done = sample_release.run("exhibit", number)
    assert done.returncode == 0, done.stderr
    assert f"mart_exhibit_{number}_" in done.stdout
    assert "SYNTHETIC" in done.stdout
    assert "snapshot_date" in done.stdout


def test_status_names_release_and_loads(sample_release: Place) -> None:
    done = sample_release.run("status")
    assert done.returncode == 0
    for text in ("release", "ctgov.studies", "synthetic", "no figure here is a measurement", "mart_exhibit_09a_mrct"):
        assert text in done.stdout


def test_unknown_exhibit_names_the_ones_there_are(sample_release: Place) -> None:
    done = sample_release.run("exhibit", "99")
    assert done.returncode == 2
    assert "exhibits here: 01" in done.stderr
    assert "Traceback" not in done.stderr

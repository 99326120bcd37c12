"""Licensed rows and exports: they stay in the DuckDB files unless their export is switched on."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dagster_project.errors import UsageError
from dagster_project.settings import Settings, make_settings
from dagster_project.warehouse.publish import Release, serve, write_release
from dagster_project.warehouse.show import exhibit_text

DEALS = "exhibits.mart_exhibit_05b_bd_origin"


def published(folder: Path, *, export_vendor: bool) -> tuple[Settings, Release]:
    """Publish a hand-made build of one exhibit with rows of two tiers."""
    settings = Settings(raw_dir=folder / "raw", warehouse_dir=folder / "warehouse", export_vendor=export_vendor)
    settings.warehouse_dir.mkdir()
    build = folder / "build.duckdb"
    with duckdb.connect(str(build)) as connection:
        connection.execute("create schema exhibits; create schema core; create schema meta")
        connection.execute("create table meta.exhibit_catalog as select '05b' as exhibit_id")
        connection.execute(
            f"create table {DEALS} as from (values ('05b', 'vendor', 31), ('05b', 'public_proxy', 7)) "
            "as rows (exhibit_id, data_tier, n_deals)"
        )
    facts = {
        "release_id": "20260101T000000Z-000000", "profile": "files", "as_of_on": None,
        "data_tiers": ["vendor", "public_proxy"], "dagster_run_id": "", "project_version": "0",
    }  # fmt: skip
    release = write_release(settings, build, [], facts)
    serve(settings, release.folder)
    return settings, release


def tiers_in(query: str) -> set[str]:
    """Return the tiers that a query's file holds."""
    return {row[0] for row in duckdb.sql(f"select distinct data_tier from {query}").fetchall()}


@pytest.mark.parametrize("export_vendor", [False, True])
def test_parquet_holds_licensed_rows_only_where_switched_on(tmp_path: Path, export_vendor: bool) -> None:
    settings, release = published(tmp_path, export_vendor=export_vendor)
    parquet = release.folder / "parquet" / (DEALS.replace(".", "/") + ".parquet")
    expected = {"vendor", "public_proxy"} if export_vendor else {"public_proxy"}
    assert tiers_in(f"'{parquet}'") == expected
    with duckdb.connect(str(settings.marts_path), read_only=True) as connection:
        assert connection.execute(f"select count(*) from {DEALS}").fetchone() == (2,)
    stated = json.loads((release.folder / "manifest.json").read_text())["parquet_without_tiers"]
    assert stated == ([] if export_vendor else ["vendor"])


def test_csv_and_json_of_an_exhibit_leave_them_out(tmp_path: Path) -> None:
    settings, _ = published(tmp_path, export_vendor=False)
    for form in ("csv", "json"):
        held, given = (exhibit_text(replace(settings, export_vendor=export), "05b", form) for export in (False, True))
        assert "public_proxy" in held and "vendor" not in held
        assert "public_proxy" in given and "vendor" in given


def test_switch_is_off_unless_the_environment_or_the_command_line_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIOPHARMA_EXPORT_VENDOR", raising=False)
    assert not make_settings().export_vendor
    monkeypatch.setenv("BIOPHARMA_EXPORT_VENDOR", "true")
    assert make_settings().export_vendor
    assert not make_settings(export_vendor=False).export_vendor
    monkeypatch.setenv("BIOPHARMA_EXPORT_VENDOR", "perhaps")
    with pytest.raises(UsageError, match="neither true nor false"):
        make_settings()

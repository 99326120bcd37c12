"""Licensed rows and exports: they stay in the DuckDB files unless their export is switched on."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dagster_project.errors import UsageError
from dagster_project.settings import Settings, make_settings
from dagster_project.warehouse.claims import claims_text
from dagster_project.warehouse.diff import Difference
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
        connection.execute(
            "create table meta.mart_claim_reconciliation as "
            "select 'C05-02' as claim_id, data_tier, '5' as exhibit_id, 'China has 31 percent' as paraphrase, "
            "'%' as unit, 31.0 as observed, null::double as observed_low, null::double as observed_high, "
            "null::varchar as observed_case, 31.0 as low, 31.0 as high, 'eq' as operator_code, '0.5pp' as tolerance, "
            "0.0 as delta, 'pass' as status, 'it agrees' as reason, true as is_evidence, []::varchar[] as benchmarks, "
            f"'run' as dbt_run_id from {DEALS}"
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


def test_claims_leave_them_out_and_say_so(tmp_path: Path) -> None:
    settings, _ = published(tmp_path, export_vendor=False)
    assert "vendor" in claims_text(settings, None, None, "table")
    for form in ("csv", "json"):
        held, given = (claims_text(replace(settings, export_vendor=on), None, None, form) for on in (False, True))
        assert "public_proxy" in held and "vendor" not in held
        assert "public_proxy" in given and "vendor" in given
    with pytest.raises(UsageError, match="licensed"):
        claims_text(settings, None, "vendor", "csv")


def test_difference_of_a_release_holds_no_figure_of_them() -> None:
    changes = tuple({"data_tier": tier, "before": 30.0, "after": 31.0} for tier in ("vendor", "public_proxy"))
    kept = Difference(n_figures_added=2, figures_changed=changes).without_figures_of(("vendor",))
    assert [change["data_tier"] for change in kept.figures_changed] == ["public_proxy"]
    assert kept.n_figures_added == 2


def test_switch_is_off_unless_the_environment_or_the_command_line_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BIOPHARMA_EXPORT_VENDOR", raising=False)
    assert not make_settings().export_vendor
    monkeypatch.setenv("BIOPHARMA_EXPORT_VENDOR", "true")
    assert make_settings().export_vendor
    assert not make_settings(export_vendor=False).export_vendor
    monkeypatch.setenv("BIOPHARMA_EXPORT_VENDOR", "perhaps")
    with pytest.raises(UsageError, match="neither true nor false"):
        make_settings()

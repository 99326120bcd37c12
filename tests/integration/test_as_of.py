"""Looking back: an exhibit as it was before a later load, from the loads and records that were known then."""

import json
import shutil
from pathlib import Path

import duckdb

from tests.conftest import ROOT, Place

LOOKING_BACK = "2025-01-09"
REPORT = "medicines-output-medicines_json-report_en_{day}.json"


def drop_with_two_reports(folder: Path) -> tuple[Path, dict[str, str]]:
    """The sample's files with two EMA reports, the older of which lacks a China-origin medicine of 2023.

    Returns the drop and that medicine's record.
    """
    shutil.copytree(ROOT / "raw" / "sample", folder)
    (only,) = (folder / "ema_medicines").glob("*.json")
    report = json.loads(only.read_text(encoding="utf-8"))
    only.unlink()
    late = next(row for row in report["data"] if row["active_substance"] == "sibmuridegestrant")
    earlier = [row for row in report["data"] if row is not late]
    for day, rows in (("2024-12-31", earlier), ("2026-03-27", report["data"])):
        told = report | {"data": rows, "total_records": len(rows)}
        path = folder / "ema_medicines" / REPORT.format(day=day)
        path.write_text(json.dumps(told), encoding="utf-8")
    return folder, late


def figures(place: Place) -> tuple[set[str], str, str, int]:
    """EMA medicines of exhibit 5c, its cut date, last registration of a trial, approvals after the day looked at."""
    with duckdb.connect(str(place.marts), read_only=True) as connection:
        names, cut = connection.execute(
            "select flatten(list(asset_list)), cast(max(snapshot_date) as varchar) "
            "from exhibits.mart_exhibit_05c_fda_ema_approvals where agency = 'EMA'"
        ).fetchone()
        last, dated_later = connection.execute(
            "select (select cast(max(first_registered_date) as varchar) from core.dim_trial), "
            "(select count(*) from core.fct_approval where approval_date > cast($1 as date))",
            [LOOKING_BACK],
        ).fetchone()
    return set(names), cut, last, dated_later


def test_exhibit_before_and_after_a_later_load(place: Place, tmp_path: Path) -> None:
    drop, late = drop_with_two_reports(tmp_path / "drop")
    arguments = ("refresh", "--profile", "files", "--drop", str(drop))

    back = place.run(*arguments, "--as-of", LOOKING_BACK, timeout=900)
    assert back.returncode == 0, back.stderr
    before, cut, last, dated_later = figures(place)
    assert cut == LOOKING_BACK
    assert late["active_substance"] not in before
    assert last <= LOOKING_BACK
    assert dated_later == 0

    now = place.run(*arguments, timeout=900)
    assert now.returncode == 0, now.stderr
    after, _, last, _ = figures(place)
    assert late["active_substance"] in after
    assert before <= after
    assert last > LOOKING_BACK

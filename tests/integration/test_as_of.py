"""Looking back: an exhibit as it was before a later load, from the loads and records that were known then."""

from pathlib import Path

import duckdb

from tests.conftest import CleanWorld, Place

LOOKING_BACK = "2025-01-09"


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


def test_exhibit_before_and_after_a_later_load(clean_world: CleanWorld, tmp_path: Path) -> None:
    back = Place(clean_world.release.raw, tmp_path / "warehouse")
    done = back.run("refresh", "--drop", str(clean_world.files), "--as-of", LOOKING_BACK)
    assert done.returncode == 0, done.stderr
    before, cut, last, dated_later = figures(back)
    assert cut == LOOKING_BACK
    assert clean_world.late_medicine not in before
    assert last <= LOOKING_BACK
    assert dated_later == 0

    after, _, last, _ = figures(clean_world.release)
    assert clean_world.late_medicine in after
    assert before <= after
    assert last > LOOKING_BACK

"""A vendor's folder beside the public extracts: its exhibits fill in a tier of their own, and its rows stay here.

The folder is the simulated world's, so what it should give is known to the cell.
"""

import json
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, Place

TRUTH = ROOT / "tests" / "truth" / "sample"
COUNTED = [
    ("01_nme_entries", ("entry_year", "origin_group"), ("n_nme_entries", "n_nme_entries_reg_only")),
    ("08a_pipeline_by_subtype", ("area", "subtype", "origin_group"), ("n_asset_indications",)),
    ("08b_modality_mix", ("area", "modality_l2", "origin_group"), ("n_nmes",)),
    ("05b_bd_origin", ("deal_year", "origin_group"), ("n_deals", "n_deals_global", "n_without_upfront")),
    ("08c_mnc_deals", ("area", "origin_group"), ("n_deals", "n_by_licensor_focus")),
    ("09b_codevelopment", ("deal_year",), ("n_deals_base", "n_codev", "n_licences")),
    ("17_exits", ("exit_year", "country", "exit_type"), ("n_events",)),
    ("18_talent_mix", ("talent_phase", "talent_source"), ("n_people", "n_companies")),
]
"""Exhibit, key, counts; amounts need exchange rates, which are no part of the real extracts."""


CUT_BEFORE_THE_LIST = [
    ("02_ta_share", ("ta_id", "origin_group"), "n_assets", 0.04),
    ("06_novel_modality_share", ("modality_l2", "origin_group"), "n_assets", 0.035),
    ("10_target_cumshare", ("origin_group", "target_id"), "n_assets", 0.03),
    ("21_cell_therapy_pipeline", ("route", "ta_id", "origin_group", "highest_phase"), "n_products", 0.03),
]
"""Exhibit, key, count, and the part of the truth by which all cells together may differ.

These are cut in January 2026; the list describes 27 March and does not say what ended or began in between.
"""


def folder_of_release(place: Place) -> Path:
    (folder,) = (place.warehouse / "releases").iterdir()
    return folder


@pytest.mark.parametrize(("exhibit", "keys", "counts"), COUNTED, ids=[exhibit for exhibit, _, _ in COUNTED])
def test_vendor_tier_counts_what_the_drop_holds(
    real_release: Path, exhibit: str, keys: tuple[str, ...], counts: tuple[str, ...]
) -> None:
    """Rows that the truth lacks are empty: marts show China and the US even where nothing happened."""
    chosen = ", ".join(
        [*(f"cast({key} as varchar)" for key in keys), *(f"cast({count} as double)" for count in counts)]
    )
    truth = duckdb.sql(f"select {chosen} from read_csv('{TRUTH}/exhibit_{exhibit}.csv', all_varchar=true)").fetchall()
    with duckdb.connect(str(real_release), read_only=True) as connection:
        shown = connection.execute(
            f"select {chosen} from exhibits.mart_exhibit_{exhibit} where data_tier = 'vendor'"
        ).fetchall()
    assert truth
    assert {row for row in shown if row[len(keys)]} == {row for row in truth if row[len(keys)]}


@pytest.mark.parametrize(
    ("exhibit", "keys", "count", "tolerance"), CUT_BEFORE_THE_LIST, ids=[exhibit for exhibit, *_ in CUT_BEFORE_THE_LIST]
)
def test_vendor_tier_is_near_the_truth_of_a_day_before_the_list(
    real_release: Path, exhibit: str, keys: tuple[str, ...], count: str, tolerance: float
) -> None:
    named = ", ".join(keys)
    with duckdb.connect(str(real_release), read_only=True) as connection:
        off, true = connection.execute(
            f"select sum(abs(coalesce(truth.n, 0) - coalesce(shown.n, 0))), sum(truth.n) "
            f"from (select {named}, {count} as n from read_csv('{TRUTH}/exhibit_{exhibit}.csv')) as truth "
            f"full join (select {named}, {count} as n from exhibits.mart_exhibit_{exhibit} "
            f"where data_tier = 'vendor') as shown using ({named})"
        ).fetchone()
    assert off <= tolerance * true


def test_what_the_contract_does_not_hold_fills_no_vendor_row(real_release: Path) -> None:
    """No agency's approvals, no trial's design and no history before the list."""
    with duckdb.connect(str(real_release), read_only=True) as connection:
        for exhibit in ("05a_h2h_trials", "05c_fda_ema_approvals", "09a_mrct", "11_fic", "12b_unexplored_target_nmes"):
            sql = f"select count(*) from exhibits.mart_exhibit_{exhibit} where data_tier = 'vendor'"
            assert connection.execute(sql).fetchone() == (0,), exhibit


def test_public_rows_stand_beside_the_vendor_s(real_release: Path) -> None:
    """Exhibit 16b has no public rows: no filer discloses what part of its R&D is clinical."""
    expected = {
        "01_nme_entries": {"public_proxy", "vendor"},
        "02_ta_share": {"public_proxy", "vendor"},
        "10_summary": {"public_proxy", "vendor"},
        "15_rd_funding": {"public_proxy", "vendor", "curated"},
        "16a_rd_budget_top20": {"public_proxy", "vendor"},
        "16b_cost_per_program": {"vendor"},
        "17_exits": {"public_proxy", "vendor"},
        "s1_cluster_comparison": {"public_proxy", "vendor", "curated"},
    }
    with duckdb.connect(str(real_release), read_only=True) as connection:
        found = {
            exhibit: {
                row[0]
                for row in connection.execute(
                    f"select distinct data_tier from exhibits.mart_exhibit_{exhibit}"
                ).fetchall()
            }
            for exhibit in expected
        }
    assert found == expected


def test_no_row_of_the_vendor_leaves_the_database(real_place: Place) -> None:
    folder = folder_of_release(real_place)
    with duckdb.connect(str(real_place.marts), read_only=True) as connection:
        ids = {row[0] for row in connection.execute(
            "select deal_id from core.fct_deal where data_tier = 'vendor' limit 50"
        ).fetchall()}  # fmt: skip
    assert ids
    parquet = f"read_parquet('{folder}/parquet/core/fct_deal.parquet')"
    assert duckdb.sql(f"select distinct data_tier from {parquet}").fetchall() == [("public_proxy",)]
    report = (folder / "quality" / "report.json").read_text(encoding="utf-8")
    told = [example for suite in json.loads(report)["suites"] for o in suite["outcomes"] for example in o["examples"]]
    assert told
    assert [example for example in told if (example["record"] or "").startswith("vendor")] == []
    assert not [one for one in ids if one in report]

"""Exhibits of deals, money, papers, people and opinions on the sample against the truth of its world, cell by cell.

No name decides these figures, so every cell must be equal. A row of the mart that the truth lacks must be empty:
marts show China and the US even where nothing happened.
"""

import csv
from dataclasses import dataclass

import duckdb
import pytest

from tests.conftest import ROOT, Place

TRUTH = ROOT / "tests" / "truth" / "sample"


@dataclass(frozen=True)
class Exhibit:
    """Key and figure columns that truth and mart share.

    The first figure tells an empty row: it is zero or missing there. `rounding` is half a unit of the last decimal.
    """

    mart: str
    keys: tuple[str, ...]
    figures: tuple[str, ...]
    rounding: float = 0.0

    @property
    def name(self) -> str:
        return self.mart.removeprefix("mart_")


Cells = dict[tuple[str, ...], tuple[str | None, ...]]

EXIT_FIGURES = ("n_events", "n_without_value", "value_usd_bn", "avg_size_usd_bn")
EXHIBITS = [
    Exhibit(
        "mart_exhibit_03_stage_benchmark",
        ("stage", "dimension", "basis"),
        ("low_value", "mid_value", "high_value", "direction_for_china", "n_respondents"),
    ),
    Exhibit(
        "mart_exhibit_04_modality_benchmark",
        ("modality", "step"),
        ("low_months", "high_months", "bound_op", "n_experts"),
    ),
    Exhibit(
        "mart_exhibit_04_modality_summary",
        ("modality",),
        (
            *("china_total_low_months", "china_total_high_months", "us_total_low_months", "us_total_high_months"),
            *("us_cost_low_usd_mn", "us_cost_high_usd_mn", "sum_steps_low_months", "sum_steps_high_months"),
        ),
    ),
    Exhibit(
        "mart_exhibit_07_ai_maturity",
        ("rd_stage", "use_case", "molecule_scope"),
        ("maturity_level", "median_score", "iqr", "n_experts"),
    ),
    Exhibit(
        "mart_exhibit_14_enabler_scorecard",
        ("enabler", "country"),
        ("score", "gap_vs_us", "is_main_gap", "n_experts"),
    ),
    Exhibit(
        "mart_exhibit_05b_bd_origin",
        ("deal_year", "origin_group"),
        (
            *("n_deals", "n_deals_global", "share_of_deals", "upfront_usd_mn", "share_of_upfront"),
            *("n_without_upfront", "n_cross_border"),
        ),
    ),
    Exhibit("mart_exhibit_08c_mnc_deals", ("area", "origin_group"), ("n_deals", "n_by_licensor_focus")),
    Exhibit(
        "mart_exhibit_09b_codevelopment",
        ("deal_year",),
        (
            *("n_deals_base", "n_codev", "share_codev", "n_licences", "n_codev_licences"),
            "pooled_share_2023_2025",
        ),
    ),
    Exhibit("mart_exhibit_17_exits", ("exit_year", "country", "exit_type"), EXIT_FIGURES),
    Exhibit("mart_exhibit_17_exits_summary", ("country", "exit_type"), EXIT_FIGURES),
    Exhibit(
        "mart_exhibit_18_talent_mix",
        ("talent_phase", "talent_source"),
        ("n_people", "n_people_of_cohort", "share", "n_companies"),
    ),
    Exhibit(
        "mart_exhibit_12a_cns_journal_pubs",
        ("pub_year", "country"),
        ("n_pubs", "n_pubs_joint_cn_us", "ratio_to_us"),
    ),
    Exhibit(
        "mart_exhibit_15_rd_funding",
        ("year", "country", "source_type"),
        ("amount_low_usd_bn", "amount_mid_usd_bn", "amount_high_usd_bn", "is_nascent"),
        rounding=0.005,
    ),
    Exhibit(
        "mart_exhibit_s1_cluster_comparison",
        ("cluster", "indicator", "year"),
        ("value", "ratio_to_zhangjiang"),
        rounding=0.00005,
    ),
    Exhibit(
        "mart_exhibit_16a_rd_budget_top20",
        ("year", "country", "company_type"),
        (
            *("n_companies", "revenue_usd_bn_sum", "rd_budget_usd_bn_sum", "rd_budget_usd_bn_avg", "rd_ratio"),
            "us_to_china_ratio",
        ),
    ),
]


def truth_of(exhibit: Exhibit) -> Cells:
    """The truth as key -> figures, as text; an empty cell is None."""
    with (TRUTH / f"{exhibit.name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows, f"{exhibit.name} has no truth to compare with"
    return {tuple(r[k] for k in exhibit.keys): tuple(r[f] or None for f in exhibit.figures) for r in rows}


def mart_of(place: Place, exhibit: Exhibit) -> Cells:
    """The published figures of the simulated tier in the same form."""
    columns = ", ".join(f"cast({column} as varchar)" for column in (*exhibit.keys, *exhibit.figures))
    sql = f"select {columns} from exhibits.{exhibit.mart} where data_tier = 'synthetic'"
    with duckdb.connect(str(place.marts), read_only=True) as connection:
        rows = connection.execute(sql).fetchall()
    n_keys = len(exhibit.keys)
    return {row[:n_keys]: row[n_keys:] for row in rows}


def is_equal(truth: str | None, mart: str | None, rounding: float) -> bool:
    """Equal as numbers up to the mart's rounding and the order of a sum; texts and missing values as they are."""
    try:
        return float(mart) == pytest.approx(float(truth), rel=1e-9, abs=rounding + 1e-12)
    except (TypeError, ValueError):
        return truth == mart


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_cell_is_true(sample_release: Place, exhibit: Exhibit) -> None:
    truth, mart = truth_of(exhibit), mart_of(sample_release, exhibit)
    assert truth.keys() <= mart.keys(), f"missing rows: {sorted(truth.keys() - mart.keys())}"
    wrong = {
        key: [(f, t, m) for f, t, m in zip(exhibit.figures, truth[key], mart[key], strict=True)
              if not is_equal(t, m, exhibit.rounding)]
        for key in truth
    }  # fmt: skip
    wrong = {key: found for key, found in wrong.items() if found}
    assert not wrong, f"(figure, truth, published): {wrong}"
    surplus = {key: figures for key, figures in mart.items() if key not in truth and figures[0] not in (None, "0")}
    assert not surplus, f"rows that did not happen: {surplus}"

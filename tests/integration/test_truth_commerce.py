"""Exhibits of deals, money, papers, people and opinions on the sample against the truth of its world, cell by cell.

No name decides these figures, so every cell must be equal. A row of the mart that the truth lacks must be empty:
marts show China and the US even where nothing happened.
"""

import pytest

from tests.conftest import ROOT, Place
from tests.integration.truth_tables import Exhibit, differences

TRUTH = ROOT / "tests" / "truth" / "sample"
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


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_cell_is_true(sample_release: Place, exhibit: Exhibit) -> None:
    assert differences(exhibit, TRUTH, sample_release.marts) == []

"""Exhibits of molecules and studies on a world without dirt against its truth: every figure of every cell is equal.

The clean world has the same facts as the committed sample, written so that nobody needs to guess. Whatever differs
here is a mistake of the rules, not of linking names; test_truth.py says what dirt adds.
"""

import pytest

from tests.conftest import CleanWorld
from tests.integration.truth_tables import Exhibit, differences

EXHIBITS = [
    Exhibit(
        "mart_exhibit_01_nme_entries",
        ("entry_year", "origin_group"),
        (
            *("n_nme_entries", "n_nme_entries_reg_only", "share_of_global", "yoy_growth", "gap_vs_us"),
            "is_complete_year",
        ),
    ),
    Exhibit(
        "mart_exhibit_02_ta_share",
        ("ta_id", "origin_group"),
        ("n_assets", "is_rollup", "n_assets_global", "share_of_global", "rank_in_ta"),
    ),
    Exhibit(
        "mart_exhibit_05a_h2h_trials",
        ("start_year", "comparator"),
        ("n_trials_ongoing_eoy", "n_trials_started", "n_assets"),
    ),
    Exhibit(
        "mart_exhibit_05c_fda_ema_approvals",
        ("approval_year", "agency"),
        ("n_approvals", "cumulative", "asset_list"),
    ),
    Exhibit(
        "mart_exhibit_06_novel_modality_share",
        ("modality_l2", "origin_group"),
        ("n_assets", "n_assets_global", "share_of_global", "rank_in_modality"),
    ),
    Exhibit("mart_exhibit_08a_pipeline_by_subtype", ("area", "subtype", "origin_group"), ("n_asset_indications",)),
    Exhibit("mart_exhibit_08b_modality_mix", ("area", "modality_l2", "origin_group"), ("n_nmes",)),
    Exhibit(
        "mart_exhibit_09a_mrct",
        ("start_year", "phase_group_e09"),
        ("n_mrct", "n_countries_median", "share_of_year"),
    ),
    Exhibit(
        "mart_exhibit_09c_dual_filing",
        ("cohort_year",),
        ("n_nme_cohort", "n_dual", "share_dual", "company_list"),
    ),
    Exhibit(
        "mart_exhibit_10_target_cumshare",
        ("origin_group", "target_id"),
        ("n_assets", "rank", "share", "cum_share"),
    ),
    Exhibit(
        "mart_exhibit_10_summary",
        ("origin_group",),
        (
            *("n_assets_in_stage", "cum_share_at_80", "n_targets_80pct", "n_targets_same_share_as_cn80"),
            *("n_assets_top200", "n_asset_targets_top200", "hhi", "n_targets_listed", "is_short_list"),
            "share_targets_unknown",
        ),
    ),
    Exhibit("mart_exhibit_11_fic", ("entry_year", "origin_group", "novelty_class"), ("n_fic",)),
    Exhibit(
        "mart_exhibit_11_fic_summary",
        ("entry_year", "origin_group"),
        (
            *("n_nme_entries", "n_fic", "n_fic_global", "share_of_global", "share_targets_unknown"),
            "is_complete_year",
        ),
    ),
    Exhibit("mart_exhibit_12b_unexplored_target_nmes", ("entry_year", "modality_class"), ("n_nmes", "share")),
    Exhibit(
        "mart_exhibit_16b_cost_per_program",
        ("year",),
        (
            *("n_companies", "clinical_rd_rmb_mn", "n_active_p1", "n_active_p2", "n_active_p3"),
            *("p1_equivalent_programs", "avg_company", "pooled", "change_vs_2020"),
        ),
    ),
    Exhibit("mart_exhibit_20_cell_therapy_ecosystem", ("dimension", "indicator", "country"), ("value", "leader")),
    Exhibit(
        "mart_exhibit_21_cell_therapy_pipeline",
        ("route", "ta_id", "origin_group", "highest_phase"),
        ("n_products", "n_iit"),
    ),
]


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_cell_is_true(clean_world: CleanWorld, exhibit: Exhibit) -> None:
    assert differences(exhibit, clean_world.truth, clean_world.release.marts) == []

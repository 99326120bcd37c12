"""The stated figures of the report follow from the report fixture, and a broken rule refuses a release."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest
from project_build import Build

from dagster_project.quality.marts import check_mart, mart_suites

CLAIMS = "meta.mart_claim_reconciliation"
FED = (
    "03_stage_benchmark", "04_modality_benchmark", "04_modality_summary", "05b_bd_origin", "08c_mnc_deals",
    "09b_codevelopment", "12a_cns_journal_pubs", "14_enabler_scorecard", "15_rd_funding", "16a_rd_budget_top20",
    "16b_cost_per_program", "17_exits", "18_talent_mix", "s1_cluster_comparison",
)  # fmt: skip
"""Exhibits that the fixture's records feed."""
PRINTED_ONLY = {"C04-15", "C04-16", "C04-32", "C04-33", "CS1-11"}
"""Claims of these exhibits about open ends and remarks, which the report prints and no vendor's table holds."""


def test_every_claim_that_the_fixture_feeds_passes(build: Build) -> None:
    marts = ", ".join(f"'mart_exhibit_{name}'" for name in FED)
    rows = build.rows(
        f"select claim_id, status, observed from {CLAIMS} inner join seeds.seed_claims using (claim_id) "
        f"where data_tier = 'synthetic' and mart in ({marts}) order by 1"
    )
    assert [row for row in rows if row[1] not in ("pass", "no_data")] == []
    assert {claim for claim, status, _ in rows if status == "no_data"} == PRINTED_ONLY
    assert len(rows) > len(PRINTED_ONLY)


def test_claim_of_a_named_deal_finds_a_company_that_is_in_no_seed(build: Build) -> None:
    """GeneQuantum is known by the name in the record only."""
    assert build.rows("select count(*) from seeds.seed_company where company_id like '%genequantum%'") == [(0,)]
    query = f"select observed from {CLAIMS} where claim_id = 'C05-10' and data_tier = 'synthetic'"
    assert build.rows(query) == [(1.0,)]


@pytest.mark.parametrize(
    ("broken", "is_refused"),
    [("is_guard", True), ("not is_guard and data_tier = 'synthetic'", False), ("data_tier = 'public_proxy'", False)],
)
def test_only_a_broken_rule_refuses_a_release(build: Build, tmp_path: Path, broken: str, is_refused: bool) -> None:
    copy = Path(shutil.copy(build.database, tmp_path / "build.duckdb"))
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"update {CLAIMS} set status = 'fail' where {broken}")
    suite = mart_suites(build.database.parent / "target" / "manifest.json")[CLAIMS]
    assert check_mart(build.database, suite, as_of=date.today()).passed
    assert check_mart(copy, suite, as_of=date.today()).passed is not is_refused

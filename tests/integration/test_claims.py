"""The claims of the report on the sample: each is judged, printed cells reconcile, and the command prints it."""

import csv
import json

import duckdb
import pytest

from tests.conftest import ROOT, Place


def rows(place: Place, sql: str) -> list[tuple]:
    with duckdb.connect(str(place.marts), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def claims_with_figures() -> set[str]:
    with (ROOT / "dbt" / "seeds" / "seed_claims.csv").open(encoding="utf-8", newline="") as file:
        return {row["claim_id"] for row in csv.DictReader(file) if row["testable"] == "Y"}


def test_every_testable_claim_is_judged_in_every_tier(sample_release: Place) -> None:
    found = rows(sample_release, "select claim_id, data_tier from meta.mart_claim_reconciliation")
    assert set(found) == {(claim, tier) for claim in claims_with_figures() for tier in ("synthetic", "curated")}
    assert len(found) == len(set(found))


def test_printed_cells_reconcile_exactly_and_are_no_evidence(sample_release: Place) -> None:
    found = rows(
        sample_release,
        "select status, count(*), bool_or(is_evidence) from meta.mart_claim_reconciliation "
        "where data_tier = 'curated' group by status",
    )
    counts = {status: n for status, n, _ in found}
    assert set(counts) <= {"pass", "no_data", "not_comparable"}
    assert counts["pass"] >= 50  # exhibits 3, 4 and the contents alone hold as many
    assert not any(is_evidence for _, _, is_evidence in found)


def test_printed_ranges_are_those_of_the_claims(sample_release: Place) -> None:
    """From the mart, not the reconciliation: loaded ends are the claim's numbers."""
    found = rows(
        sample_release,
        "select low_value, high_value from exhibits.mart_exhibit_03_stage_benchmark "
        "where data_tier = 'curated' and stage = 'drug_discovery' and dimension = 'timeline'",
    )
    assert found == [(50.0, 70.0)]
    empty = rows(
        sample_release,
        "select count(*), count(low_value), count(high_value) from exhibits.mart_exhibit_03_stage_benchmark "
        "where data_tier = 'curated' and dimension = 'cost' and stage in ('ind', 'post_poc', 'nda_bla')",
    )
    assert empty == [(3, 0, 0)]


def test_a_claim_that_figures_contradict_is_published(sample_release: Place) -> None:
    """The simulated world was not made to please the report; the release is there all the same."""
    (n_failed,) = rows(sample_release, "select count(*) from meta.mart_claim_reconciliation where status = 'fail'")[0]
    assert n_failed > 0


def test_observed_is_the_figure_of_the_exhibit(sample_release: Place) -> None:
    """Computed a second time from the mart: the smallest lead of China over the years of the claim."""
    query = """
        select min(china.n_nme_entries - us.n_nme_entries)
        from exhibits.mart_exhibit_01_nme_entries as china
        join exhibits.mart_exhibit_01_nme_entries as us using (data_tier, entry_year)
        where china.origin_group = 'CN' and us.origin_group = 'US' and entry_year between 2021 and 2025
    """
    observed = (
        "select observed from meta.mart_claim_reconciliation where claim_id = 'C01-01' and data_tier = 'synthetic'"
    )
    assert rows(sample_release, observed) == rows(sample_release, query)


def test_claims_prints_one_exhibit_with_what_it_is_worth(sample_release: Place) -> None:
    done = sample_release.run("claims", "--exhibit", "3")
    assert done.returncode == 0, done.stderr
    assert "printed figures were loaded; no evidence" in done.stdout
    assert "SYNTHETIC" in done.stdout
    assert "C03-01" in done.stdout
    assert "C04-01" not in done.stdout


def test_claims_prints_one_tier_for_programs(sample_release: Place) -> None:
    done = sample_release.run("claims", "--tier", "curated", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {row["claim_id"] for row in found} == claims_with_figures()
    assert {row["data_tier"] for row in found} == {"curated"}
    as_csv = sample_release.run("claims", "--tier", "curated", "--format", "csv")
    assert len(list(csv.DictReader(as_csv.stdout.splitlines()))) == len(found)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--exhibit", "99"), "no claim of exhibit '99'"), (("--tier", "vendor"), "no claim of tier 'vendor'")],
)
def test_claims_says_what_there_is_instead(arguments: tuple[str, str], message: str, sample_release: Place) -> None:
    done = sample_release.run("claims", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "here: " in done.stderr

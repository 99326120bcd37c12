"""The report of a run: one offline page and one JSON file that say the same."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from dagster_project.quality.expectations import Expectation
from dagster_project.quality.report import write_report
from dagster_project.quality.results import Example, Outcome, RunReport, SuiteResult


def outcome(name: str, *, success: bool, severity: str = "error") -> Outcome:
    expectation = Expectation(
        type="expect_column_values_to_be_between",
        kwargs={"column": name, "max_value": date(2026, 1, 1)},
        severity=severity,
        threatens=("9a",),
        reason=f"reason of {name}",
        where="source.yml",
        name=name,
    )
    examples = () if success else (Example("<b>odd & bold</b>", "NCT1"),)
    return Outcome(expectation, success, n_checked=10, n_unexpected=0 if success else 1, examples=examples)


@pytest.fixture
def report() -> RunReport:
    calm = SuiteResult("core.calm", "mart", 5, 0.1, (outcome("fine", success=True),))
    bad = SuiteResult(
        "ctgov.studies",
        "landing",
        1234567,
        0.2,
        (outcome("wrong", success=False), outcome("doubtful", success=False, severity="warn")),
    )
    return RunReport("rel_1", date(2026, 1, 9), "2026-01-09T10:00:00+00:00", (calm, bad))


def test_json_holds_counts_and_every_finding(report, tmp_path):
    write_report(report, tmp_path / "quality")
    said = json.loads((tmp_path / "quality" / "report.json").read_text())
    assert said["counts"] == {"passed": 1, "warned": 1, "failed": 1}
    assert [suite["passed"] for suite in said["suites"]] == [True, False]
    wrong = said["suites"][1]["outcomes"][0]
    assert wrong["status"] == "failed"
    assert wrong["kwargs"] == {"column": "wrong", "max_value": "2026-01-01"}
    assert wrong["examples"] == [{"value": "<b>odd & bold</b>", "record": "NCT1"}]


def test_the_page_shows_findings_first_with_reason_and_exhibit(report, tmp_path):
    page = write_report(report, tmp_path).read_text()
    assert page.index("ctgov.studies") < page.index("core.calm")
    assert "1,234,567" in page
    assert "reason of wrong" in page
    assert "9a" in page


def test_values_of_the_data_cannot_become_markup(report, tmp_path):
    page = write_report(report, tmp_path).read_text()
    assert "<b>odd" not in page
    assert "&lt;b&gt;odd &amp; bold&lt;/b&gt;" in page


def test_the_page_loads_nothing(report, tmp_path):
    page = write_report(report, tmp_path).read_text()
    assert not re.search(r"(src|href)=\"(?!#)|https?://|@import|url\(", page)


def test_no_value_of_a_licensed_row_is_left():
    """Counts and verdicts stay; examples of other tiers stay where the tier of their row is known."""
    examples = (Example("31", "vendor | 2025", "vendor"), Example("7", "public_proxy | 2025", "public_proxy"))
    loose = Example("45 million", None)
    broken = Outcome(outcome("n", success=False).expectation, False, n_checked=9, n_unexpected=3, examples=examples)
    untied = Outcome(broken.expectation, False, n_checked=9, n_unexpected=1, examples=(loose,))
    measured = Outcome(broken.expectation, False, observed="not expected: Secret Pharma")
    mart = SuiteResult("core.fct_deal", "mart", 9, 0.1, (broken, untied, measured), ("public_proxy", "vendor"))
    load = SuiteResult("vendor.deal", "landing", 9, 0.1, (broken, measured), ("vendor",))
    public = SuiteResult("ctgov.studies", "landing", 9, 0.1, (broken, measured), ("public_proxy",))

    said = [suite.without_values_of(("vendor",)).to_dict() for suite in (mart, load, public)]
    assert said[0]["outcomes"][0]["examples"] == [{"value": "7", "record": "public_proxy | 2025"}]
    assert said[0]["outcomes"][0]["n_unexpected"] == 3
    assert said[0]["outcomes"][1]["examples"] == []
    assert said[1]["outcomes"][0]["examples"] == []
    assert not {"31", "45 million", "Secret"} & set(re.findall(r"31|45 million|Secret", json.dumps(said[:2])))
    assert said[2] == public.to_dict()
    assert mart.without_values_of(()) is mart

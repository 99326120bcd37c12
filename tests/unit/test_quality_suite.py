"""Running expectations on a frame: every kind really fails, and says on which records."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from datetime import date

import pandas as pd
import pytest

from dagster_project.errors import UsageError
from dagster_project.quality.expectations import parse_expectations
from dagster_project.quality.results import SuiteResult
from dagster_project.quality.suite import run_expectations

AS_OF = date(2026, 1, 9)


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "nct_id": ["NCT00000001", "NCT00000002", "BAD", None],
            "n_sites": [1, 2, -3, 4],
            "start_date": pd.to_datetime(["2020-01-01", "1998-01-01", None, "2030-01-01"]),
            "completion_date": pd.to_datetime(["2021-01-01", "1997-01-01", "2020-01-01", None]),
            "record_key": ["k1", "k2", "k3", "k4"],
        }
    )


def run(frame: pd.DataFrame, **entry):
    (expectation,) = parse_expectations([entry], where="file, table", columns=frame.columns)
    (outcome,) = run_expectations(frame, [expectation], as_of=AS_OF, key_columns=["record_key"])
    return outcome


def found(outcome) -> list[tuple[str, str | None]]:
    return [(example.value, example.record) for example in outcome.examples]


@pytest.mark.parametrize(
    ("entry", "examples"),
    [
        ({"type": "expect_column_values_to_match_regex", "column": "nct_id", "regex": "^NCT"}, [("BAD", "k3")]),
        ({"type": "expect_column_values_to_not_be_null", "column": "nct_id"}, [("missing", "k4")]),
        ({"type": "expect_column_values_to_be_between", "column": "n_sites", "min_value": 0}, [("-3", "k3")]),
        (
            {"type": "expect_column_values_to_be_between", "column": "start_date", "min_value": "1999-09-01"},
            [("1998-01-01", "k2")],
        ),
        (
            {
                "type": "expect_column_values_to_be_between",
                "column": "start_date",
                "max_value": {"$PARAMETER": "as_of + timedelta(days=365)"},
            },
            [("2030-01-01", "k4")],
        ),
        (
            {
                "type": "expect_column_pair_values_a_to_be_greater_than_b",
                "column_A": "completion_date",
                "column_B": "start_date",
                "ignore_row_if": "either_value_is_missing",
            },
            [("1997-01-01 and 1998-01-01", "k2")],
        ),
        (
            {
                "type": "expect_column_values_to_be_in_set",
                "column": "nct_id",
                "value_set": ["x"],
                "row_condition": "n_sites == 2",
            },
            [("NCT00000002", "k2")],
        ),
    ],
)
def test_a_broken_rule_names_value_and_record(frame, entry, examples):
    outcome = run(frame, **entry)
    assert outcome.status == "failed"
    assert found(outcome) == examples
    assert outcome.n_unexpected == 1


@pytest.mark.parametrize(
    ("entry", "observed"),
    [
        ({"type": "expect_table_row_count_to_be_between", "min_value": 10}, "4"),
        ({"type": "expect_column_max_to_be_between", "column": "start_date", "max_value": "2029-01-01"}, "2030-01-01"),
        (
            {"type": "expect_column_distinct_values_to_contain_set", "column": "nct_id", "value_set": ["NCT9"]},
            "absent: NCT9",
        ),
        (
            {"type": "expect_column_distinct_values_to_be_in_set", "column": "n_sites", "value_set": [1, 2, 4]},
            "not expected: -3",
        ),
    ],
)
def test_a_broken_rule_on_the_whole_column_gives_its_measure(frame, entry, observed):
    outcome = run(frame, **entry)
    assert outcome.status == "failed"
    assert outcome.observed == observed


def test_mostly_tolerates_exactly_its_share(frame):
    entry = {"type": "expect_column_values_to_be_between", "column": "n_sites", "min_value": 0, "reason": "x"}
    assert run(frame, mostly=0.75, **entry).status == "passed"
    assert run(frame, mostly=0.76, **entry).status == "failed"


def test_a_warning_does_not_stop(frame):
    entry = {"type": "expect_column_values_to_not_be_null", "column": "nct_id"}
    warned, failed = run(frame, severity="warn", **entry), run(frame, severity="error", **entry)
    assert warned.status == "warned"
    assert SuiteResult("t", "mart", 4, 0.0, (warned,)).passed
    assert not SuiteResult("t", "mart", 4, 0.0, (warned, failed)).passed


def test_a_rule_that_cannot_be_evaluated_fails_even_as_a_warning(frame):
    outcome = run(frame, type="expect_column_mean_to_be_between", column="nct_id", min_value=1, severity="warn")
    assert outcome.status == "failed"
    assert outcome.problem
    assert "could not be evaluated" in outcome.finding


def test_a_bound_that_is_no_date_is_refused(frame):
    with pytest.raises(UsageError, match="'1999-13-01' is not a date"):
        run(frame, type="expect_column_values_to_be_between", column="start_date", min_value="1999-13-01")


def test_the_finding_counts_and_shows(frame):
    outcome = run(frame, type="expect_column_values_to_match_regex", column="nct_id", regex="^NCT")
    assert outcome.finding == "1 of 3 values break it (33.33%), e.g. BAD in k3"


def test_check_rows_carry_what_dagster_shows(frame):
    outcome = run(
        frame,
        type="expect_column_values_to_not_be_null",
        column="nct_id",
        severity="warn",
        threatens=["9a"],
        reason="ids matter",
    )
    (row,) = SuiteResult("ctgov.studies", "landing", 4, 0.1, (outcome,)).check_rows()
    assert (row.name, row.passed, row.severity) == ("nct_id__not_be_null", False, "warn")
    assert "1 of 4 values break it" in row.description
    assert row.metadata["threatens"] == ["9a"]
    assert row.metadata["n_unexpected"] == 1


def test_many_violations_of_one_value_are_one_example():
    frame = pd.DataFrame({"phase": ["X"] * 30 + ["Y"], "record_key": [f"k{n}" for n in range(31)]})
    outcome = run(frame, type="expect_column_values_to_be_in_set", column="phase", value_set=["A"])
    assert found(outcome) == [("X", "k0"), ("Y", "k30")]
    assert outcome.n_unexpected == 31


def test_nothing_is_printed_while_it_runs(frame):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        run(frame, type="expect_column_values_to_not_be_null", column="nct_id")
    assert (out.getvalue(), err.getvalue()) == ("", "")

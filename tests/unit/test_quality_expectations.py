"""Expectations as data: what is read from YAML, and what a bad entry is told."""

from __future__ import annotations

import pytest

from dagster_project.errors import UsageError
from dagster_project.quality.binding import bind
from dagster_project.quality.expectations import parse_expectations

COLUMNS = {"nct_id", "phase", "start_date", "completion_date"}
WHERE = "ctgov/source.yml, tables.studies"


def parse(*entries):
    return parse_expectations(list(entries), where=WHERE, columns=COLUMNS)


def refusal(*entries) -> str:
    with pytest.raises(UsageError) as caught:
        for expectation in parse(*entries):
            bind(expectation)
    return str(caught.value)


def test_an_entry_is_split_into_ours_and_theirs():
    entry = {
        "type": "expect_column_values_to_match_regex",
        "column": "nct_id",
        "regex": "^NCT",
        "severity": "warn",
        "threatens": ["1", "9a"],
        "reason": "ids since 1999",
    }
    (expectation,) = parse(entry)
    assert expectation.kwargs == {"column": "nct_id", "regex": "^NCT"}
    assert expectation.severity == "warn"
    assert expectation.threatens == ("1", "9a")
    assert expectation.reason == "ids since 1999"
    assert expectation.where == f"{WHERE}.expectations[1]"
    assert expectation.label == "nct_id: match regex (regex ^NCT)"


def test_severity_is_error_unless_said_otherwise():
    (expectation,) = parse({"type": "expect_column_values_to_not_be_null", "column": "phase"})
    assert expectation.severity == "error"


def test_check_names_are_unique_and_fit_dagster():
    entry = {"type": "expect_column_values_to_not_be_null", "column": "phase"}
    pair = {
        "type": "expect_column_pair_values_a_to_be_greater_than_b",
        "column_A": "completion_date",
        "column_B": "start_date",
    }
    names = [expectation.name for expectation in parse(entry, entry, pair)]
    assert names[:2] == ["phase__not_be_null", "phase__not_be_null_2"]
    assert len(set(names)) == 3
    assert all(name.replace("_", "").isalnum() for name in names)


def test_columns_of_a_row_condition_are_read_too():
    entry = {
        "type": "expect_column_values_to_not_be_null",
        "column": "phase",
        "row_condition": 'nct_id != "x" and start_date > 3',
    }
    (expectation,) = parse(entry)
    assert expectation.target_columns == ("phase",)
    assert set(expectation.columns) == {"phase", "nct_id", "start_date"}


def test_unknown_type_is_named_with_the_nearest_one():
    message = refusal({"type": "expect_column_value_to_match_regex", "column": "nct_id", "regex": "x"})
    assert "unknown expectation 'expect_column_value_to_match_regex'" in message
    assert "did you mean 'expect_column_values_to_match_regex'" in message
    assert f"{WHERE}.expectations[1]" in message


def test_unknown_column_is_named_with_its_position():
    message = refusal(
        {"type": "expect_column_values_to_not_be_null", "column": "phase"},
        {"type": "expect_column_values_to_not_be_null", "column": "nct"},
    )
    assert "unknown column 'nct' (did you mean 'nct_id'?)" in message
    assert f"{WHERE}.expectations[2]" in message
    assert "completion_date, nct_id, phase, start_date" in message


def test_unknown_argument_is_named_with_the_known_ones():
    message = refusal({"type": "expect_column_values_to_match_regex", "column": "nct_id", "regexp": "x"})
    assert "regexp: extra fields not permitted" in message
    assert "its arguments are: column" in message
    assert "regex" in message.rpartition("its arguments are")[2]


def test_missing_argument_is_named():
    assert "column: field required" in refusal({"type": "expect_column_values_to_not_be_null"})


def test_mostly_above_one_is_refused():
    entry = {"type": "expect_column_values_to_not_be_null", "column": "phase", "mostly": 99, "reason": "x"}
    assert "mostly: ensure this value is less than or equal to 1.0" in refusal(entry)


def test_tolerance_without_a_reason_is_refused():
    message = refusal({"type": "expect_column_values_to_not_be_null", "column": "phase", "mostly": 0.9})
    assert "without saying why" in message


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"column": "phase"}, "needs a type"),
        ("expect_column_values_to_not_be_null", "needs a type"),
        ({"type": "expect_column_values_to_not_be_null", "column": "phase", "severity": "fatal"}, "'fatal'"),
        (
            {
                "type": "expect_column_values_to_be_between",
                "column": "start_date",
                "max_value": {"$PARAMETER": "today"},
            },
            "refers to 'today', which no run knows",
        ),
    ],
)
def test_other_bad_entries_are_refused(entry, said):
    assert said in refusal(entry)


def test_a_list_of_entries_is_needed():
    with pytest.raises(UsageError, match="must be a list"):
        parse_expectations({"type": "x"}, where=WHERE, columns=COLUMNS)

"""The gate of a load: columns found in payloads, and expectations on them."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagster_project.errors import UsageError
from dagster_project.quality.landing import check_landing, landing_suite
from dagster_project.sources.spec import TableSpec

AS_OF = date(2026, 1, 9)
NOT_NULL = "expect_column_values_to_not_be_null"
IN_SET = "expect_column_values_to_be_in_set"
BETWEEN = "expect_column_values_to_be_between"


def table(columns: dict, *expectations: dict) -> TableSpec:
    return TableSpec(
        source="src",
        name="things",
        key=("id",),
        updated=(),
        accepts=(),
        payload_format="json",
        columns=columns,
        expectations=expectations,
    )


@pytest.fixture
def check(tmp_path):
    """Check payloads, spread over two Parquet files; return (result, outcomes by name)."""

    def run(payloads: list[dict], columns: dict, *expectations: dict):
        parts = []
        for number in (0, 1):
            rows = [(f"k{n}", AS_OF, json.dumps(p)) for n, p in enumerate(payloads) if n % 2 == number]
            names = ["record_key", "record_date", "payload"]
            types = [pa.string(), pa.date32(), pa.string()]
            arrays = [pa.array([row[n] for row in rows], kind) for n, kind in enumerate(types)]
            parts.append(tmp_path / f"part-{number}.parquet")
            pq.write_table(pa.table(arrays, names=names), parts[-1])
        result = check_landing(parts, table(columns, *expectations), as_of=AS_OF)
        return result, {outcome.expectation.name: outcome for outcome in result.outcomes}

    return run


def test_the_first_path_that_is_there_counts(check):
    payloads = [{"New name": "a"}, {"Old name": "b"}, {"New name": None, "Old name": "c"}, {"New name": ""}]
    columns = {"name": ['$."New name"', '$."Old name"']}
    result, outcomes = check(payloads, columns, {"type": NOT_NULL, "column": "name"})
    assert result.n_rows == 4
    assert outcomes["name__not_be_null"].n_unexpected == 1
    assert outcomes["name__not_be_null"].examples[0].record == "k3"


def test_a_list_is_checked_element_by_element(check):
    payloads = [{"a": {"phases": ["P1", "P2"]}}, {"a": {"phases": ["P9"]}}, {"a": {}}, {}]
    entry = {"type": IN_SET, "column": "phase", "value_set": ["P1", "P2"]}
    result, outcomes = check(payloads, {"phase": "$.a.phases[*]"}, entry)
    outcome = outcomes["phase__be_in_set"]
    assert (outcome.n_checked, outcome.n_unexpected) == (3, 1)
    assert (outcome.examples[0].value, outcome.examples[0].record) == ("P9", "k1")
    assert result.n_rows == 4


def test_members_of_objects_in_a_list_and_their_other_spelling(check):
    payloads = [{"subs": [{"t": "ORIG"}, {"t": ""}]}, {"Subs": [{"T": "WRONG"}]}]
    entry = {"type": IN_SET, "column": "kind", "value_set": ["ORIG"]}
    _, outcomes = check(payloads, {"kind": ["$.subs[*].t", "$.Subs[*].T"]}, entry)
    outcome = outcomes["kind__be_in_set"]
    assert (outcome.n_checked, outcome.n_unexpected) == (2, 1)
    assert outcome.examples[0].value == "WRONG"


def test_length_of_a_list_that_is_absent_is_zero(check):
    payloads = [{"x": [1, 2]}, {"x": []}, {}]
    entry = {"type": BETWEEN, "column": "n_x", "min_value": 1}
    _, outcomes = check(payloads, {"n_x": {"path": "$.x", "type": "length"}}, entry)
    assert outcomes["n_x__be_between"].n_unexpected == 2


def test_dates_are_read_by_their_formats_and_compared(check):
    payloads = [{"d": "25/03/2022"}, {"d": "2022-03-25"}, {"d": "01/01/1900"}]
    columns = {"d": {"path": "$.d", "type": "date", "format": ["%d/%m/%Y", "%Y-%m-%d"]}}
    _, outcomes = check(payloads, columns, {"type": BETWEEN, "column": "d", "min_value": "1995-01-01"})
    assert outcomes["d__be_between"].n_checked == 3
    assert outcomes["d__be_between"].examples[0].value == "1900-01-01"


def test_a_value_that_cannot_be_read_as_its_type_is_a_warning_of_its_own(check):
    payloads = [{"d": "2021-13"}, {"d": "2021-02-03"}, {"d": ""}, {}]
    columns = {"d": {"path": "$.d", "type": "date"}}
    result, outcomes = check(payloads, columns, {"type": BETWEEN, "column": "d", "min_value": "1995-01-01"})
    unreadable = outcomes["d__unreadable__be_null"]
    assert unreadable.status == "warned"
    assert [(e.value, e.record) for e in unreadable.examples] == [("2021-13", "k0")]
    assert outcomes["d__be_between"].n_checked == 1
    assert result.passed


@pytest.mark.parametrize(("kind", "good", "bad"), [("integer", "7", "seven"), ("number", "1.5", "a lot")])
def test_numbers_are_read(check, kind, good, bad):
    columns = {"n": {"path": "$.n", "type": kind}}
    _, outcomes = check([{"n": good}, {"n": bad}], columns, {"type": BETWEEN, "column": "n", "min_value": 1})
    assert outcomes["n__be_between"].n_checked == 1
    assert outcomes["n__unreadable__be_null"].examples[0].value == bad


def test_record_key_and_date_need_no_description(check):
    expectations = [
        {"type": "expect_column_values_to_match_regex", "column": "record_key", "regex": "^k[01]$"},
        {"type": BETWEEN, "column": "record_date", "max_value": {"$PARAMETER": "as_of"}},
    ]
    result, outcomes = check([{}, {}, {}], {}, *expectations)
    assert outcomes["record_key__match_regex"].n_unexpected == 1
    assert outcomes["record_date__be_between"].success
    assert not result.passed


def test_outcomes_come_in_the_order_written(check):
    columns = {"item": "$.items[*]", "name": "$.name"}
    entries = [{"type": NOT_NULL, "column": name} for name in ("item", "record_key", "name")]
    result, _ = check([{"items": ["a"], "name": "b"}], columns, *entries)
    assert [o.expectation.target_columns[0] for o in result.outcomes] == ["item", "record_key", "name"]


def test_a_table_without_expectations_passes(check):
    result, outcomes = check([{"a": 1}], {"a": "$.a"})
    assert result.passed
    assert outcomes == {}


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("protocolSection.x", "a path into the payload is needed"),
        ([], "a path into the payload is needed"),
        (["$.a[*]", "$.b"], "some paths lead to a list"),
        ("$.a[*].b[*]", "lists in lists"),
        ({"path": "$.a[*]", "type": "length"}, "length is taken of a list as a whole"),
        ({"path": "$.a", "type": "datum"}, "unknown type 'datum'"),
        ({"path": "$.a", "typ": "date"}, "unknown entry typ"),
    ],
)
def test_a_bad_column_is_refused_by_name(column, said):
    with pytest.raises(UsageError) as caught:
        landing_suite(table({"odd": column}))
    assert said in str(caught.value)
    assert "src/source.yml, tables.things.columns.odd" in str(caught.value)


def test_a_list_column_cannot_be_joined_with_others():
    entry = {"type": NOT_NULL, "column": "item", "row_condition": 'name == "x"'}
    with pytest.raises(UsageError, match="joins list column 'item' with others"):
        landing_suite(table({"item": "$.items[*]", "name": "$.name"}, entry))

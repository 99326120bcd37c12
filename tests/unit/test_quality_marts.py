"""Mart suites: what the dbt YAML says is expected, and what its units and names promise."""

from __future__ import annotations

import json
from datetime import date

import duckdb
import pytest

from dagster_project.errors import UsageError
from dagster_project.quality.marts import check_mart, mart_suites

AS_OF = date(2026, 1, 9)
BETWEEN = "expect_column_values_to_be_between"
MODEL = "model.biopharma.mart_x"


def column(data_type: str, *, constraints: list | None = None, **meta) -> dict:
    return {"data_type": data_type, "config": {"meta": meta}, "constraints": constraints or []}


@pytest.fixture
def suites(tmp_path):
    """Return the suites of a manifest with one mart of the given columns."""

    def read(columns: dict, *, tests: list[tuple[str, str | None]] = (), folder: str = "marts", **meta):
        nodes = {
            MODEL: {
                "resource_type": "model",
                "schema": "exhibits",
                "alias": "mart_x",
                "name": "mart_x",
                "fqn": ["biopharma", folder, "mart_x"],
                "patch_path": "biopharma://models/marts/x.yml",
                "original_file_path": "models/marts/mart_x.sql",
                "columns": columns,
                "config": {"meta": meta},
            }
        }
        for number, (name, tested) in enumerate(tests):
            nodes[f"test.{number}"] = {
                "resource_type": "test",
                "test_metadata": {"name": name},
                "attached_node": MODEL,
                "column_name": tested,
            }
        path = tmp_path / "manifest.json"
        path.write_text(json.dumps({"nodes": nodes}))
        return mart_suites(path)

    return read


def labels(suites) -> list[str]:
    return [expectation.label for expectation in suites["exhibits.mart_x"].expectations]


def test_units_and_names_promise_ranges(suites):
    found = suites(
        {
            "share_global": column("double", unit="fraction"),
            "n_trials": column("bigint", unit="trials"),
            "n_note": column("string"),
            "approval_date": column("date"),
            "planned_end_date": column("date", may_be_future=True),
        }
    )
    assert labels(found) == [
        "share_global: be between (min_value 0, max_value 1)",
        "n_trials: be between (min_value 0)",
        "approval_date: be between (max_value as_of)",
    ]
    severities = [expectation.severity for expectation in found["exhibits.mart_x"].expectations]
    assert severities == ["error", "error", "warn"]


def test_a_written_range_replaces_the_promised_one(suites):
    written = {"type": BETWEEN, "min_value": 5, "severity": "warn"}
    found = suites({"n_trials": column("bigint", expectations=[written])})
    assert labels(found) == ["n_trials: be between (min_value 5)"]


def test_intermediate_models_have_only_what_is_written(suites):
    columns = {"n_trials": column("bigint")}
    assert suites(columns, folder="intermediate") == {}
    written = [{"type": BETWEEN, "column": "n_trials", "min_value": 1}]
    assert labels(suites(columns, folder="intermediate", expectations=written)) == [
        "n_trials: be between (min_value 1)"
    ]


def test_the_grain_names_rows(suites):
    found = suites({"data_tier": column("string"), "n_x": column("bigint")}, grain="data_tier × weather")
    assert found["exhibits.mart_x"].key_columns == ("data_tier",)


@pytest.mark.parametrize(
    ("type_", "tests", "constraints"),
    [
        ("expect_column_values_to_not_be_null", [("not_null", "kind")], []),
        ("expect_column_values_to_not_be_null", [], [{"type": "not_null"}]),
        ("expect_column_values_to_be_unique", [("unique", "kind")], []),
    ],
)
def test_repeating_a_dbt_test_is_refused(suites, type_, tests, constraints):
    columns = {"kind": column("string", constraints=constraints, expectations=[{"type": type_}])}
    with pytest.raises(UsageError) as caught:
        suites(columns, tests=tests)
    assert "repeats the dbt test" in str(caught.value)
    assert "models/marts/x.yml, mart_x.kind.expectations[1]" in str(caught.value)


def test_a_bad_entry_names_the_yaml(suites):
    with pytest.raises(UsageError) as caught:
        suites({"kind": column("string")}, expectations=[{"type": BETWEEN, "column": "kinds"}])
    assert "models/marts/x.yml, mart_x.expectations[1]" in str(caught.value)


@pytest.fixture
def built(tmp_path):
    path = tmp_path / "build.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema exhibits")
        connection.execute(
            """create table exhibits.mart_x as select * from (values
                ('synthetic', 2020, 0.4, 3, date '2020-01-01'),
                ('synthetic', 2021, 1.2, -1, date '2027-01-01')
            ) as t(data_tier, entry_year, share_global, n_trials, approval_date)"""
        )
    return path


def test_a_mart_is_checked_and_its_rows_named(suites, built):
    found = suites(
        {
            "data_tier": column("string"),
            "entry_year": column("integer"),
            "share_global": column("double", unit="fraction"),
            "n_trials": column("bigint"),
            "approval_date": column("date"),
        },
        grain="data_tier × entry_year",
    )
    result = check_mart(built, found["exhibits.mart_x"], as_of=AS_OF)
    assert (result.subject, result.room, result.n_rows) == ("exhibits.mart_x", "mart", 2)
    assert [outcome.status for outcome in result.outcomes] == ["failed", "failed", "warned"]
    values = [(outcome.examples[0].value, outcome.examples[0].record) for outcome in result.outcomes]
    assert values == [
        ("1.2", "synthetic | 2021"),
        ("-1", "synthetic | 2021"),
        ("2027-01-01", "synthetic | 2021"),
    ]
    assert result.tiers == ("synthetic",)
    assert {outcome.examples[0].tier for outcome in result.outcomes} == {"synthetic"}


def test_a_mart_without_rows_has_no_measure_to_judge(suites, built):
    """A drop of one source leaves the exhibits of others empty; that they may not become so is asked elsewhere."""
    entries = [
        {"type": "expect_column_distinct_values_to_contain_set", "value_set": [2020, 2030], "reason": "x"},
        {"type": "expect_column_max_to_be_between", "max_value": 2020, "reason": "x"},
    ]
    found = suites({"entry_year": column("integer", expectations=entries)})["exhibits.mart_x"]
    assert [outcome.status for outcome in check_mart(built, found, as_of=AS_OF).outcomes] == ["failed", "failed"]
    with duckdb.connect(str(built)) as connection:
        connection.execute("delete from exhibits.mart_x")
    assert check_mart(built, found, as_of=AS_OF).outcomes == ()


def test_a_mart_that_was_not_built_is_named(suites, built):
    found = suites({"n_other": column("bigint")})
    with pytest.raises(UsageError, match=r"exhibits\.mart_x cannot be checked.*n_other"):
        check_mart(built, found["exhibits.mart_x"], as_of=AS_OF)

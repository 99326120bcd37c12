"""The guard of marts: expectations from the dbt YAML, run on a built file.

Belongs here: what the manifest says is expected of each mart, and reading just those columns. Does not
belong here: grain, references and accepted values, which dbt tests; what both would check is refused.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.errors import UsageError
from dagster_project.quality.columns import identifier
from dagster_project.quality.expectations import Expectation, name_uniquely, parse_expectations
from dagster_project.quality.results import TIER, SuiteResult
from dagster_project.quality.suite import run_expectations

BETWEEN = "expect_column_values_to_be_between"
# Rules that look at each row; the others on columns measure all rows together, so that they need some.
EACH_ROW = ("expect_column_values_", "expect_column_value_lengths_", "expect_column_pair_values_")
# What dbt tests (or a contract's constraint) already guard under another name.
DBT_TWINS = {
    "expect_column_values_to_not_be_null": "not_null",
    "expect_column_values_to_be_unique": "unique",
    "expect_column_values_to_be_in_set": "accepted_values",
    "expect_compound_columns_to_be_unique": "unique_grain",
}
NUMBERS = ("int", "bigint", "double", "float", "decimal", "numeric", "hugeint", "smallint")


@dataclass(frozen=True)
class MartSuite:
    """What is expected of one mart. `relation` is `schema.table`; `key_columns` its grain, to name rows by."""

    relation: str
    key_columns: tuple[str, ...]
    expectations: tuple[Expectation, ...]


def mart_suites(manifest_path: Path) -> dict[str, MartSuite]:
    """Return relation -> suite for every dbt model that has expectations, written or following from its meta.

    Written are `config.meta.expectations` of a model or column. Raises UsageError for a bad entry, or one
    that repeats a dbt test.
    """
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    tested = _dbt_tests(manifest)
    suites = {}
    for unique_id, node in manifest["nodes"].items():
        if node["resource_type"] != "model":
            continue
        relation = f"{node['schema']}.{node['alias']}"
        written = _written(node)
        for expectation in written:
            _refuse_twin(expectation, tested[unique_id] | _constraints(node))
        following = list(_following(node, written)) if "marts" in node["fqn"] else []
        if written or following:
            suites[relation] = MartSuite(relation, _grain(node), name_uniquely([*written, *following]))
    return suites


def check_mart(db_path: Path, suite: MartSuite, *, as_of: date) -> SuiteResult:
    """Check one mart of a built file, opened read-only. Raises UsageError where the file lacks the mart.

    A mart without rows has no measure to judge: whether it may be empty is asked against the last release.
    """
    started = time.monotonic()
    named = [column for expectation in suite.expectations for column in expectation.columns]
    columns = ", ".join(identifier(name) for name in dict.fromkeys([*suite.key_columns, *named])) or "1 as one"
    schema, _, table = suite.relation.partition(".")
    with duckdb.connect(str(db_path), read_only=True) as connection:
        try:
            frame = connection.execute(f"select {columns} from {identifier(schema)}.{identifier(table)}").df()
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise UsageError(
                f"{suite.relation} cannot be checked: {str(error).splitlines()[0]}",
                where=str(db_path),
                fix="build it with dbt first, and check that its YAML names its columns",
            ) from error
    asked = [item for item in suite.expectations if len(frame) or not _measures_all_rows(item)]
    outcomes = run_expectations(frame, asked, as_of=as_of, key_columns=suite.key_columns)
    tiers = tuple(sorted(set(frame[TIER]))) if TIER in frame else ()
    return SuiteResult(suite.relation, "mart", len(frame), time.monotonic() - started, tuple(outcomes), tiers)


def _measures_all_rows(expectation: Expectation) -> bool:
    return expectation.type.startswith("expect_column_") and not expectation.type.startswith(EACH_ROW)


def _meta(item: dict[str, Any]) -> dict[str, Any]:
    return (item.get("config") or {}).get("meta") or {}


def _where(node: dict[str, Any]) -> str:
    """The YAML file that describes a model, and the model."""
    path = node.get("patch_path") or node["original_file_path"]
    return f"{path.rpartition('://')[2]}, {node['name']}"


def _grain(node: dict[str, Any]) -> tuple[str, ...]:
    """The columns of `meta.grain`, written `a × b`; words that are no column are left out."""
    named = [part.strip() for part in str(_meta(node).get("grain", "")).split("×")]
    return tuple(name for name in named if name in node["columns"])


def _written(node: dict[str, Any]) -> list[Expectation]:
    where, columns = _where(node), node["columns"]
    written = list(parse_expectations(_meta(node).get("expectations", []), where=where, columns=columns))
    for name, column in columns.items():
        entries = _meta(column).get("expectations", [])
        written += parse_expectations(entries, where=f"{where}.{name}", columns=columns, column=name)
    return written


def _following(node: dict[str, Any], written: list[Expectation]) -> Iterator[Expectation]:
    """Yield what a column's unit and name promise, unless an entry written for the column says otherwise."""
    spoken_for = {column for item in written if item.type == BETWEEN for column in item.target_columns}
    for name, column in node["columns"].items():
        meta, data_type = _meta(column), str(column.get("data_type") or "").lower()
        where = f"{_where(node)}.{name}"
        if name in spoken_for:
            continue
        if meta.get("unit") == "fraction":
            yield _between(name, where, "a fraction lies between 0 and 1", min_value=0, max_value=1)
        elif name.startswith("n_") and data_type.startswith(NUMBERS):
            yield _between(name, where, "a count is not negative", min_value=0)
        elif name.endswith("_date") and data_type == "date" and not meta.get("may_be_future"):
            reason = "a date lies before the as-of date, unless meta.may_be_future says it is a plan"
            yield _between(name, where, reason, severity="warn", max_value={"$PARAMETER": "as_of"})


def _between(column: str, where: str, reason: str, *, severity: Any = "error", **bounds: Any) -> Expectation:
    return Expectation(BETWEEN, {"column": column, **bounds}, severity=severity, reason=reason, where=where)


def _dbt_tests(manifest: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    """Return model id -> (test, column) of its generic dbt tests; the column is empty for tests on the model."""
    tested: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("test_metadata"):
            tested[node["attached_node"]].add((node["test_metadata"]["name"], node.get("column_name") or ""))
    return tested


def _constraints(node: dict[str, Any]) -> set[tuple[str, str]]:
    """Return (constraint, column) of a model's contract."""
    columns = node["columns"].items()
    return {(item["type"], name) for name, column in columns for item in column.get("constraints") or ()}


def _refuse_twin(expectation: Expectation, tested: set[tuple[str, str]]) -> None:
    twin = DBT_TWINS.get(expectation.type)
    if twin is None or "row_condition" in expectation.kwargs or "mostly" in expectation.kwargs:
        return
    column = expectation.kwargs.get("column", "")
    if (twin, column) in tested:
        raise UsageError(
            f"{expectation.type} on '{column or 'the model'}' repeats the dbt test {twin}",
            where=expectation.where,
            fix="keep one of them: dbt tests guard the SQL, expectations guard the data",
        )

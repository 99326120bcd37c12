"""The gate of a load: the expectations of a `source.yml` on the Parquet files of one load.

Belongs here: reading just the columns that a suite names, and running it. Does not belong here: counts,
duplicates and drift, which landing itself guards.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from dagster_project.errors import UsageError
from dagster_project.quality.columns import (
    RAW_COLUMNS,
    UNREADABLE,
    ColumnSpec,
    extraction_sql,
    frame_sql,
    parse_columns,
)
from dagster_project.quality.expectations import Expectation, name_uniquely, parse_expectations
from dagster_project.quality.results import Outcome, SuiteResult
from dagster_project.quality.suite import run_expectations
from dagster_project.sources.spec import TableSpec


@dataclass(frozen=True)
class LandingSuite:
    """What is expected of a load of one raw table."""

    subject: str
    columns: dict[str, ColumnSpec]
    expectations: tuple[Expectation, ...]


def landing_suite(table: TableSpec) -> LandingSuite:
    """Read the columns and expectations of a raw table.

    A column that is read as a date or number brings one more expectation, a warning on values that cannot
    be read. Raises UsageError naming file, table and entry.
    """
    where = f"{table.source}/source.yml, tables.{table.name}"
    columns = parse_columns(table.columns, where=where)
    written = parse_expectations(table.expectations, where=where, columns={*columns, *RAW_COLUMNS})
    for expectation in written:
        _check_one_frame(expectation, columns)
    named = {name for expectation in written for name in expectation.columns}
    used = {name: column for name, column in columns.items() if name in named}
    readable = [_readable(column, where) for column in used.values() if column.is_parsed]
    return LandingSuite(table.full_name, used, name_uniquely([*written, *readable]))


def _check_one_frame(expectation: Expectation, columns: dict[str, ColumnSpec]) -> None:
    lists = [name for name in expectation.columns if name in columns and columns[name].is_list]
    others = [name for name in expectation.columns if name in columns and name not in lists]
    if len(lists) > 1 or (lists and others):
        raise UsageError(
            f"{expectation.type} joins list column '{lists[0]}' with others",
            where=expectation.where,
            fix="an expectation on the elements of a list can name that column only",
        )


def _readable(column: ColumnSpec, where: str) -> Expectation:
    how = f"{column.type} ({', '.join(column.formats)})" if column.type == "date" else column.type
    return Expectation(
        type="expect_column_values_to_be_null",
        kwargs={"column": column.name + UNREADABLE},
        severity="warn",
        reason=f"these values of {column.name} cannot be read as {how}; later steps see them as missing",
        where=f"{where}.columns.{column.name}",
    )


def check_landing(parts: Sequence[Path], table: TableSpec, *, as_of: date, tier: str | None = None) -> SuiteResult:
    """Check one load. `parts` are its Parquet files, `as_of` the day it was fetched, `tier` that of its rows.

    Returns one outcome per expectation, in the order written.
    """
    started = time.monotonic()
    suite = landing_suite(table)
    outcomes: dict[str, Outcome] = {}
    files = [str(part) for part in parts]
    with duckdb.connect() as connection:
        n_rows = connection.execute("select count(*) from read_parquet($1)", [files]).fetchone()[0]
        if suite.expectations:
            query = extraction_sql(list(suite.columns.values()), len(parts))
            connection.execute(f"create temp table extracted as {query}", files)
        for columns in _frames(suite):
            frame = connection.execute(frame_sql(columns, "extracted")).df()
            here = [item for item in suite.expectations if _belongs(item, columns)]
            for outcome in run_expectations(frame, here, as_of=as_of, key_columns=["record_key"]):
                outcomes[outcome.expectation.name] = outcome
    return SuiteResult(
        subject=suite.subject,
        room="landing",
        n_rows=n_rows,
        seconds=time.monotonic() - started,
        outcomes=tuple(outcomes[item.name] for item in suite.expectations),
        tiers=(tier,) if tier else (),
    )


def _frames(suite: LandingSuite) -> list[list[ColumnSpec]]:
    """Return the columns of each frame: one row per record, then one frame per list column; none without rules."""
    if not suite.expectations:
        return []
    plain = [column for column in suite.columns.values() if not column.is_list]
    return [plain, *([column] for column in suite.columns.values() if column.is_list)]


def _belongs(expectation: Expectation, columns: list[ColumnSpec]) -> bool:
    """True where a frame of these columns holds what is named; table-wide rules go with records."""
    held = {column.name for column in columns}
    named = {name.removesuffix(UNREADABLE) for name in expectation.columns} - set(RAW_COLUMNS)
    if any(column.is_list for column in columns):
        return bool(named) and named <= held
    return named <= held

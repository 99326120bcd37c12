"""Builds the whole dbt project on a small raw database and keeps what the tests ask of it.

Belongs here: running dbt in this process, reading the result. Records are in raw_rows.py and, for the claims of the
report, in report_figures.py; checks are in the tests.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from raw_rows import RECORDS, raw_row
from report_figures import land_report_figures

PROJECT = Path(__file__).parents[2] / "dbt"


@dataclass
class Build:
    """A finished build: where its database is, what dbt knows of the project, and how each node ended."""

    database: Path
    manifest: dict[str, Any]
    status: dict[str, str]
    success: bool

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the built file, which is opened read-only and closed again."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(query).fetchall()


def create_raw_tables(database: Path, sources: dict[str, Any]) -> None:
    """Make every source table that the project reads, filled with the hand-written records that it has."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema raw")
        for source in sources.values():
            columns = ", ".join(f"{name} {column['data_type']}" for name, column in source["columns"].items())
            connection.execute(f"create table raw.{source['identifier']} ({columns})")
        for position, (table, *record) in enumerate(RECORDS):
            row = raw_row(position, *record)
            connection.execute(f"insert into raw.{table} values ({', '.join('?' * len(row))})", row)


def load_report_figures(database: Path, folder: Path) -> None:
    """Append the loads of the report fixture to the raw tables, as simulated rows."""
    with duckdb.connect(str(database)) as connection:
        for load in land_report_figures(folder):
            assert load.manifest.status == "landed", load.manifest.refusals
            manifest, parts = load.manifest, [str(part) for part in load.parts]
            connection.execute(
                f"insert into raw.{manifest.source}__{manifest.table} by name "
                "select * replace ('synthetic' as data_tier) "
                "from (select $1 as data_tier, $1 as load_id, * from read_parquet($2))",
                [manifest.load_id, parts],
            )


def build_project(folder: Path) -> Build:
    """Build into a new database in `folder`, with one dbt run for the manifest and one for the build."""
    database = folder / "build.duckdb"
    flags = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    flags += ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIOPHARMA_BUILD_DB", str(database))
        runner = dbtRunner()
        try:
            parsed = runner.invoke(["parse", *flags])
            assert parsed.success, parsed.exception
            manifest = json.loads((folder / "target" / "manifest.json").read_text())
            create_raw_tables(database, manifest["sources"])
            load_report_figures(database, folder / "report_figures")
            outcome = runner.invoke(["build", *flags])
        finally:
            # dbt keeps the file locked after a run in this process
            DuckDBConnectionManager.close_all_connections()
    results = json.loads((folder / "target" / "run_results.json").read_text())["results"]
    return Build(database, manifest, {r["unique_id"]: r["status"] for r in results}, bool(outcome.success))

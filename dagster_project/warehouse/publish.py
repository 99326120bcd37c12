"""Room 5: from an audited build to a release: one folder, then one atomic replace of the published file.

Belongs here: what a release holds and the order of its writing. Does not belong here: whether it may be published
(audit). Killed at any moment, the published file is the old release or the new one, whole.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.landing.files import explain_full_disk, fsync_path, move_whole, remove, write_text_once
from dagster_project.landing.manifest import Load
from dagster_project.settings import Settings
from dagster_project.warehouse.exports import exported_rows, held_back

PUBLISHED_SCHEMAS = ("core", "exhibits", "meta")
# Drivers of BI tools lag behind; a file of this version opens in all of them.
STORAGE_VERSION = "v1.2.0"
DATABASE = "marts.duckdb"
RELEASE_MANIFEST = "manifest.json"
DEFAULT_KEEP = 10


@dataclass(frozen=True)
class Release:
    """What was published."""

    release_id: str
    folder: Path
    n_tables: int
    n_rows: int
    rows: dict[str, int]


def new_release_id() -> str:
    """Return an id that sorts by time."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}Z-{secrets.token_hex(3)}"


def quoted(name: str) -> str:
    """Quote an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote an SQL text."""
    return "'" + text.replace("'", "''") + "'"


def published_tables(connection: duckdb.DuckDBPyConnection, catalog: str) -> list[tuple[str, str, str | None]]:
    """Return (schema, table, comment) of the tables and views of the published schemas of an attached file."""
    return connection.execute(
        "select schema_name, table_name, comment from duckdb_tables() where database_name = $1 and schema_name in $2 "
        "union all select schema_name, view_name, comment from duckdb_views() "
        "where database_name = $1 and schema_name in $2 and not internal order by 1, 2",
        [catalog, list(PUBLISHED_SCHEMAS)],
    ).fetchall()


def write_release(
    settings: Settings, build_database: Path, loads: list[Load], facts: dict[str, Any], extras: Path | None = None
) -> Release:
    """Write the release folder (database, Parquet per table, manifest) and give it its name in one step.

    `facts` (with the release's id) are stated in `meta.build` and the manifest; the content of the folder `extras` is
    taken along.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    release_id = facts["release_id"]
    settings.releases_dir.mkdir(parents=True, exist_ok=True)
    working = settings.releases_dir / f".publishing-{os.getpid()}-{secrets.token_hex(3)}"
    with explain_full_disk(settings.warehouse_dir, "writing the release"):
        working.mkdir()
        try:
            rows = _write_database(working, build_database, loads, {"built_at": now} | facts, settings)
            if extras and extras.is_dir():
                shutil.copytree(extras, working, dirs_exist_ok=True)
            stated = facts | {"parquet_without_tiers": held_back(settings)}
            write_text_once(working / RELEASE_MANIFEST, _manifest(now, stated, loads, rows))
            final = settings.releases_dir / release_id
            move_whole(working, final)
        finally:
            remove(working)
    return Release(release_id, final, len(rows), sum(rows.values()), rows)


def _write_database(
    working: Path, build_database: Path, loads: list[Load], build_row: dict[str, Any], settings: Settings
) -> dict[str, int]:
    rows: dict[str, int] = {}
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(str(build_database))} as built (read_only)")
        target = literal(str(working / DATABASE))
        connection.execute(f"attach {target} as released (storage_version {literal(STORAGE_VERSION)})")
        for schema in PUBLISHED_SCHEMAS:
            connection.execute(f"create schema if not exists released.{quoted(schema)}")
        for schema, table, comment in published_tables(connection, "built"):
            name = f"{quoted(schema)}.{quoted(table)}"
            connection.execute(f"create table released.{name} as select * from built.{name}")
            _copy_comments(connection, schema, table, comment)
        _write_build_facts(connection, build_row, loads)
        for schema, table, _ in published_tables(connection, "released"):
            name = f"released.{quoted(schema)}.{quoted(table)}"
            rows[f"{schema}.{table}"] = connection.execute(f"select count(*) from {name}").fetchone()[0]
            folder = working / "parquet" / schema
            folder.mkdir(parents=True, exist_ok=True)
            file = literal(str(folder / f"{table}.parquet"))
            query = exported_rows(connection, "released", schema, table, settings)
            connection.execute(f"copy ({query}) to {file} (format parquet, compression zstd)")
        connection.execute("detach released")
    return rows


def _copy_comments(connection: duckdb.DuckDBPyConnection, schema: str, table: str, comment: str | None) -> None:
    name = f"released.{quoted(schema)}.{quoted(table)}"
    if comment:
        connection.execute(f"comment on table {name} is {literal(comment)}")
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = 'built' and schema_name = $1 and table_name = $2 and comment is not null",
        [schema, table],
    ).fetchall()
    for column, text in columns:
        connection.execute(f"comment on column {name}.{quoted(column)} is {literal(text)}")


def _write_build_facts(connection: duckdb.DuckDBPyConnection, build_row: dict[str, Any], loads: list[Load]) -> None:
    """Write meta.build (one row) and meta.source_load (one row per load the release was built from)."""
    connection.execute(
        "create table released.meta.build (release_id varchar, built_at timestamp, profile varchar, as_of_on date, "
        "data_tiers varchar[], dagster_run_id varchar, n_loads integer, project_version varchar)"
    )
    connection.execute(
        "insert into released.meta.build values ($release_id, $built_at, $profile, $as_of_on, $data_tiers, "
        "$dagster_run_id, $n_loads, $project_version)",
        build_row | {"n_loads": len(loads)},
    )
    connection.execute(
        "create table released.meta.source_load (release_id varchar, source varchar, table_name varchar, "
        "load_id varchar, data_tier varchar, title varchar, publisher varchar, licence varchar, landed_at timestamp, "
        "as_of_on date, n_rows bigint, n_quarantined bigint, publisher_total bigint, content_sha256 varchar)"
    )
    for load in loads:
        m = load.manifest
        connection.execute(
            f"insert into released.meta.source_load values ({', '.join(['?'] * 14)})",
            [build_row["release_id"], m.source, m.table, m.load_id, m.data_tier, m.title, m.publisher, m.licence,
             m.landed_at, m.as_of, m.n_rows, sum(m.n_quarantined.values()), m.publisher_total, m.content_sha256],
        )  # fmt: skip
    comments = {
        "build": "The release in this file: one row. built_at is UTC; as_of_on is null for the exhibits' own dates.",
        "source_load": "The raw loads this release was built from: one row per source table, tier and vendor.",
    }
    for table, text in comments.items():
        connection.execute(f"comment on table released.meta.{table} is {literal(text)}")


def _manifest(now: datetime, facts: dict[str, Any], loads: list[Load], rows: dict[str, int]) -> str:
    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else list(value)

    body = {
        "built_at": now.isoformat(),
        **facts,
        "tables": rows,
        "loads": [
            {
                "source": load.manifest.source,
                "table": load.manifest.table,
                "load_id": load.manifest.load_id,
                "data_tier": load.manifest.data_tier,
                "n_rows": load.manifest.n_rows,
                "n_quarantined": load.manifest.n_quarantined,
                "content_sha256": load.manifest.content_sha256,
            }
            for load in loads
        ],
    }
    return json.dumps(body, indent=1, ensure_ascii=False, default=plain)


def serve(settings: Settings, release_folder: Path) -> None:
    """Make a release the published one: copy beside the published file, then replace it in one step."""
    temporary = settings.warehouse_dir / f".{DATABASE}.{os.getpid()}.tmp"
    with explain_full_disk(settings.warehouse_dir, "publishing"):
        try:
            shutil.copyfile(release_folder / DATABASE, temporary)
            fsync_path(temporary)
            temporary.replace(settings.marts_path)
        finally:
            remove(temporary)
    fsync_path(settings.warehouse_dir)

"""What may leave the published file as a file of its own: Parquet beside a release, CSV and JSON of an exhibit.

Belongs here: which tiers are held back and the query that does it. Does not belong here: writing files (publish) or
printing (show). Licensed rows stay in the DuckDB files of this machine unless their export is switched on.
"""

from __future__ import annotations

import duckdb

from dagster_project.settings import Settings

LICENSED_TIERS = ("vendor",)


def held_back(settings: Settings) -> tuple[str, ...]:
    """Tiers whose rows are left out of every export."""
    return () if settings.export_vendor else LICENSED_TIERS


def exported_rows(
    connection: duckdb.DuckDBPyConnection, catalog: str, schema: str, table: str, settings: Settings
) -> str:
    """Return the query for the rows of a table that may be exported: all of them where no tier is held back.

    A table without `data_tier` holds facts of the release, such as `meta.build`, and no row of a source.
    """
    name = ".".join('"' + part.replace('"', '""') + '"' for part in (catalog, schema, table))
    tiers = held_back(settings)
    has_tier = connection.execute(
        "select count(*) from duckdb_columns() where database_name = $1 and schema_name = $2 and table_name = $3 "
        "and column_name = 'data_tier'",
        [catalog, schema, table],
    ).fetchone()[0]
    if not tiers or not has_tier:
        return f"select * from {name}"
    listed = ", ".join(f"'{tier}'" for tier in tiers)
    return f"select * from {name} where data_tier not in ({listed})"

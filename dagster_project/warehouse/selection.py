"""Which loads a build reads: for each raw table, tier and series the newest good one, as known on the as-of date.

Belongs here: the choice, and the views over it. Does not belong here: judging loads (landing) or reading records (dbt).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from dagster_project.errors import GateRefused
from dagster_project.landing.manifest import Load, loads_of
from dagster_project.settings import Settings
from dagster_project.sources.spec import SourceSpec, TableSpec

RAW_COLUMNS = (
    "data_tier varchar, load_id varchar, record_key varchar, record_date date, payload varchar, "
    "payload_format varchar, input_name varchar, input_position bigint, fetched_at timestamp, row_hash varchar"
)


def loads_in_use(settings: Settings, sources: Iterable[SourceSpec]) -> list[Load]:
    """Return for each raw table, tier of the profile and series the newest good load of the as-of date or before.

    A series is one deliverer of several of the same table. Where every load is dated after the as-of date the oldest
    is taken: it is the nearest to what was known, and records dated later are left out in the build. Raises
    GateRefused where no table has any load.
    """
    chosen = []
    for source in sources:
        for table in source.tables.values():
            for tier in settings.tiers:
                good = [load for load in loads_of(settings.raw_dir, source.name, table.name, tier) if load.is_good]
                for series in sorted({load.manifest.series for load in good}):
                    mine = [load for load in good if load.manifest.series == series]
                    chosen.append(_known_on(mine, settings.as_of))
    if not chosen:
        raise GateRefused(
            f"no load to build from for profile '{settings.profile}'",
            where=str(settings.raw_dir),
            fix="biopharma refresh (the sample), or biopharma refresh --profile files --drop DIR with DIR/<source>/",
        )
    return chosen


def _known_on(good: list[Load], as_of: date | None) -> Load:
    if as_of is None:
        return good[-1]
    known = [load for load in good if load.as_of_date <= as_of]
    return known[-1] if known else good[0]


def create_raw_views(connection: duckdb.DuckDBPyConnection, loads: list[Load], tables: Iterable[TableSpec]) -> None:
    """Create `raw.<source>__<table>` for every raw table: a view over its loads in use, empty where there is none."""
    connection.execute("create schema if not exists raw")
    for table in tables:
        mine = [load for load in loads if (load.manifest.source, load.manifest.table) == (table.source, table.name)]
        body = "\nunion all\n".join(_select(load) for load in mine)
        if body:
            connection.execute(f'create or replace view raw."{table.view_name}" as {body}')
        else:
            connection.execute(f'create or replace table raw."{table.view_name}" ({RAW_COLUMNS})')


def _select(load: Load) -> str:
    def quoted(text: str | Path) -> str:
        return "'" + str(text).replace("'", "''") + "'"

    files = ", ".join(quoted(part) for part in load.parts)
    return (
        f"select {quoted(load.manifest.data_tier)} as data_tier, {quoted(load.manifest.load_id)} as load_id, "
        "record_key, record_date, payload, payload_format, input_name, input_position, fetched_at, row_hash "
        f"from read_parquet([{files}])"
    )

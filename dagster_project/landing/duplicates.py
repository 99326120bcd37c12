"""Which of several records with one key stays in a load, found on disk: a load may hold more keys than memory.

Belongs here: the choice and the rewriting of the records' file. Does not belong here: what becomes of the losers.

Of several records with one key the newest stays (record date, then the fuller payload, then the earlier); the others
are `identical_duplicate`, `older_version` or `conflicting_version` (same date, other content).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

CONFLICT = "conflicting_version"
ROWS_PER_BATCH = 2000
MEMORY_LIMIT = "512MB"  # beyond it the search goes to disk

_REPEATED_KEYS = """
    create temp table repeated as
    select record_key from read_parquet($1) group by record_key having count(*) > 1
"""
_LOSERS = f"""
    with records as (
        select
            file_row_number as place_in_file, record_key, record_date, length(payload) as size, row_hash,
            input_name, input_position
        from read_parquet($1, file_row_number = true)
        semi join repeated using (record_key)
    ),
    ranked as (
        select
            *,
            row_number() over ranking as rank,
            first_value(record_date) over ranking as kept_date,
            first_value(row_hash) over ranking as kept_hash,
            first_value(input_name) over ranking as kept_input,
            first_value(input_position) over ranking as kept_position
        from records
        window ranking as (partition by record_key order by record_date desc nulls last, size desc, place_in_file)
    )
    select
        place_in_file,
        case
            when row_hash = kept_hash then 'identical_duplicate'
            when record_date is distinct from kept_date then 'older_version'
            else '{CONFLICT}'
        end as reason,
        kept_input,
        kept_position
    from ranked
    where rank > 1
    order by place_in_file
"""


@dataclass(frozen=True)
class Loser:
    """A record that does not stay: where it is in the file, why, and the place of the one that stays."""

    row: int
    reason: str
    kept_input: str
    kept_position: int


def move_losers(records: Path, take: Callable[[dict[str, Any], Loser], None]) -> int:
    """Rewrite a file of records without those that lose against another of their key; `take` is given each of them.

    Returns their number. A file without repeated keys stays as it is.
    """
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        connection.execute("set temp_directory = $1", [str(records.with_suffix(".spill"))])
        connection.execute(_REPEATED_KEYS, [str(records)])
        if not connection.execute("select count(*) from repeated").fetchone()[0]:
            return 0
        losers = _losers(connection.execute(_LOSERS, [str(records)]))
        return _rewrite(records, losers, take)


def _losers(cursor: duckdb.DuckDBPyConnection) -> Iterator[Loser]:
    while rows := cursor.fetchmany(ROWS_PER_BATCH):
        yield from (Loser(*row) for row in rows)


def _rewrite(records: Path, losers: Iterator[Loser], take: Callable[[dict[str, Any], Loser], None]) -> int:
    rewritten = records.with_suffix(".rewrite")
    first, count = 0, 0
    loser = next(losers, None)
    with pq.ParquetFile(records) as source, pq.ParquetWriter(rewritten, source.schema_arrow, compression="zstd") as out:
        for batch in source.iter_batches(batch_size=ROWS_PER_BATCH):
            stays = [True] * batch.num_rows
            while loser and loser.row < first + batch.num_rows:
                stays[loser.row - first] = False
                take(batch.slice(loser.row - first, 1).to_pylist()[0], loser)
                count += 1
                loser = next(losers, None)
            kept = pa.Table.from_batches([batch]).filter(pa.array(stays))
            if kept.num_rows:
                out.write_table(kept)
            first += batch.num_rows
    rewritten.replace(records)
    return count

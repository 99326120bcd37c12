"""Writing a load's records: one Parquet file of records, one of quarantined ones, each in bounded memory.

Belongs here: the raw table's columns and quarantine. Does not belong here: which of several records with one key stays
(duplicates), whether the load is good enough (gate) or where it ends up (land).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from dagster_project.landing.delivery import Delivery, Input
from dagster_project.landing.duplicates import CONFLICT, Loser, move_losers
from dagster_project.landing.manifest import QUARANTINE
from dagster_project.landing.records import Broken, Cut, first_date, is_whole_text, record_key

ROWS_PER_GROUP = 2000
RECORDS = pa.schema(
    [
        ("record_key", pa.string()),
        ("record_date", pa.date32()),
        ("payload", pa.string()),
        ("payload_format", pa.string()),
        ("input_name", pa.string()),
        ("input_position", pa.int64()),
        ("fetched_at", pa.timestamp("us")),
        ("row_hash", pa.string()),
    ]
)
QUARANTINED = pa.schema(
    [
        ("input_name", pa.string()),
        ("input_position", pa.int64()),
        ("record_key", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
        ("payload", pa.string()),
    ]
)


MAX_EXAMPLES = 10


@dataclass(frozen=True)
class Example:
    """One record set aside: its input, its position there, and why in words."""

    input_name: str
    position: int
    text: str


@dataclass
class Written:
    """What writing found out about a delivery.

    A set is the files of one folder that may state the publisher's total; its distinct records are compared with it.
    """

    n_rows: int = 0
    n_bytes: int = 0
    n_cut: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    per_input: Counter[str] = field(default_factory=Counter)
    keys_of_set: dict[str, set[str]] = field(default_factory=dict)
    unkeyed_of_set: Counter[str] = field(default_factory=Counter)
    conflict_example: str = ""
    examples: list[Example] = field(default_factory=list)


class _Sink:
    """A Parquet file written in row groups."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self.schema = schema
        self.rows: list[tuple] = []
        self.handle: BinaryIO | None = None
        self.writer: pq.ParquetWriter | None = None
        self.count = 0

    def add(self, row: tuple) -> None:
        self.rows.append(row)
        self.count += 1
        if len(self.rows) >= ROWS_PER_GROUP:
            self.flush()

    def flush(self) -> None:
        if self.writer is None:
            self.handle = self.path.open("wb")
            self.writer = pq.ParquetWriter(self.handle, self.schema, compression="zstd")
        if self.rows:
            columns = zip(*self.rows, strict=True)
            arrays = [pa.array(column, kind.type) for column, kind in zip(columns, self.schema, strict=True)]
            self.writer.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
            self.rows = []

    def close(self, *, keep_empty: bool = True) -> None:
        if self.count or keep_empty:
            self.flush()
        if self.writer is not None:
            self.writer.close()
            self.writer = None
        if self.handle is not None:
            self.handle.close()

    def abandon(self) -> None:
        """Let go of a file that cannot be finished, so that removing it frees its space."""
        if self.writer is not None:
            self.writer.is_open = False  # else it tries to finish the file when it is collected
            self.writer = None
        if self.handle is not None:
            self.handle.close()


class LoadWriter:
    """Writes the records of one delivery into a folder. Leaving its `with` block lets go of unfinished files."""

    def __init__(self, folder: Path, delivery: Delivery, fetched_at: datetime) -> None:
        self.folder = folder
        self.delivery = delivery
        self.fetched_at = fetched_at
        self.found = Written()
        self.key_pattern = re.compile(delivery.table.key_pattern, re.ASCII) if delivery.table.key_pattern else None
        self.records = _Sink(folder / "part-00000.parquet", RECORDS)
        self.quarantine = _Sink(folder / QUARANTINE, QUARANTINED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for sink in (self.records, self.quarantine):
            sink.abandon()

    def add(self, item: Input, cut: Cut | Broken) -> None:
        """Take one cut record, or one place that was no record."""
        name = f"{item.name}:{cut.member}" if cut.member else item.name
        self.found.n_cut += 1
        self.found.per_input[item.name] += 1
        if isinstance(cut, Cut) and not is_whole_text(cut):
            cut = Broken(cut.position, "a \\u escape is half a character without its other half", cut.payload)
        if isinstance(cut, Broken):
            if item.total_at and cut.kind == "unreadable":
                self.found.unkeyed_of_set[item.set_name] += 1
            self._to_quarantine(name, cut.position, None, cut.kind, cut.reason, cut.excerpt)
            return
        key = record_key(cut.value, self.delivery.table.key)
        paths = ", ".join(" or ".join(part) for part in self.delivery.table.key)
        if item.total_at and key is not None:
            self.found.keys_of_set.setdefault(item.set_name, set()).add(key)
        if key is None:
            if item.total_at:
                self.found.unkeyed_of_set[item.set_name] += 1
            self._to_quarantine(name, cut.position, None, "missing_key", f"no value at {paths}", cut.payload)
            return
        if self.key_pattern and not self.key_pattern.fullmatch(key):
            detail = f"{paths} is '{key[:60]}', expected {self.key_pattern.pattern}"
            self._to_quarantine(name, cut.position, key, "malformed_key", detail, cut.payload)
            return
        self.records.add(
            (
                f"{self.delivery.series}|{key}" if self.delivery.series else key,
                first_date(cut.value, self.delivery.table.updated) or self.delivery.as_of,
                cut.payload.encode("utf-8", "replace").decode("utf-8"),
                item.payload_format,
                name,
                cut.position,
                self.fetched_at,
                hashlib.sha256(cut.payload.encode("utf-8", "surrogatepass")).hexdigest(),
            )
        )

    def _to_quarantine(self, name: str, position: int, key: str | None, reason: str, detail: str, payload: str) -> None:
        self.found.quarantined[reason] += 1
        if len(self.found.examples) < MAX_EXAMPLES:
            self.found.examples.append(Example(name, position, detail))
        clean = payload.encode("utf-8", "replace").decode("utf-8")
        self.quarantine.add((name, position, key, reason, detail, clean))

    def close(self) -> Written:
        """Finish both files, moving the losing duplicates to quarantine."""
        self.records.close()
        n_losers = move_losers(self.records.path, self._quarantine_loser)
        self.quarantine.close(keep_empty=False)
        self.found.n_rows = self.records.count - n_losers
        self.found.n_bytes = self.records.path.stat().st_size
        return self.found

    def _quarantine_loser(self, record: dict[str, Any], loser: Loser) -> None:
        if loser.reason == CONFLICT and not self.found.conflict_example:
            place = f"{record['input_name']}, record {record['input_position']}"
            kept = f"{loser.kept_input}, record {loser.kept_position}"
            self.found.conflict_example = f"{record['record_key']}: {place} and {kept}"
        self._to_quarantine(
            record["input_name"],
            record["input_position"],
            record["record_key"],
            loser.reason,
            self._why_not(loser),
            record["payload"],
        )

    def _why_not(self, loser: Loser) -> str:
        if self.delivery.table.contract:
            return f"one row per key, and row {loser.kept_position} of {loser.kept_input} has this key too"
        return f"kept: {loser.kept_input}, record {loser.kept_position}"

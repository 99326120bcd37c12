"""Writing a load's records: one Parquet file of records, one of quarantined ones, each in bounded memory.

Belongs here: the raw table's columns, duplicate handling inside a load, quarantine. Does not belong here: whether the
load is good enough (gate) or where it ends up (land).

Of several records with one key the newest stays (record date, then the fuller payload); the others go to quarantine as
`identical_duplicate`, `older_version` or `conflicting_version` (same date, other content).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Self

import pyarrow as pa
import pyarrow.parquet as pq

from dagster_project.landing.delivery import Delivery, Input
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


@dataclass
class _Kept:
    """The record that stands for a key so far."""

    row: int
    date: date | None
    length: int
    row_hash: bytes
    place: str


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
        self.kept: dict[str, _Kept] = {}
        self.losers: dict[int, tuple[str, str]] = {}
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
        self._keep(item, name, cut, key)

    def _keep(self, item: Input, name: str, cut: Cut, key: str) -> None:
        digest = hashlib.sha256(cut.payload.encode("utf-8", "surrogatepass")).digest()
        record_date = first_date(cut.value, self.delivery.table.updated) or self.delivery.as_of
        new = _Kept(self.records.count, record_date, len(cut.payload), digest, f"{name}, record {cut.position}")
        payload = cut.payload.encode("utf-8", "replace").decode("utf-8")
        self.records.add(
            (
                key,
                record_date,
                payload,
                item.payload_format,
                name,
                cut.position,
                self.fetched_at,
                digest.hex(),
            )
        )
        old = self.kept.get(key)
        if old is None:
            self.kept[key] = new
            return
        winner, loser = (new, old) if _rank(new) > _rank(old) else (old, new)
        self.kept[key] = winner
        if winner.row_hash == loser.row_hash:
            reason = "identical_duplicate"
        elif winner.date != loser.date:
            reason = "older_version"
        else:
            reason = "conflicting_version"
            self.found.conflict_example = self.found.conflict_example or f"{key}: {loser.place} and {winner.place}"
        self.losers[loser.row] = (reason, f"kept: {winner.place}")

    def _to_quarantine(self, name: str, position: int, key: str | None, reason: str, detail: str, payload: str) -> None:
        self.found.quarantined[reason] += 1
        clean = payload.encode("utf-8", "replace").decode("utf-8")
        self.quarantine.add((name, position, key, reason, detail, clean))

    def close(self) -> Written:
        """Finish both files, moving the losing duplicates to quarantine."""
        self.records.close()
        if self.losers:
            self._drop_losers()
        self.quarantine.close(keep_empty=False)
        self.found.n_rows = self.records.count - len(self.losers)
        self.found.n_bytes = self.records.path.stat().st_size
        return self.found

    def _drop_losers(self) -> None:
        source = pq.ParquetFile(self.records.path)
        rewritten = self.records.path.with_suffix(".rewrite")
        row = 0
        with pq.ParquetWriter(rewritten, RECORDS, compression="zstd") as out:
            for batch in source.iter_batches(batch_size=ROWS_PER_GROUP):
                mask = [row + offset not in self.losers for offset in range(batch.num_rows)]
                for offset, keep in enumerate(mask):
                    if not keep:
                        self._quarantine_loser(batch.slice(offset, 1).to_pylist()[0], row + offset)
                kept = pa.Table.from_batches([batch], RECORDS).filter(pa.array(mask))
                if kept.num_rows:
                    out.write_table(kept)
                row += batch.num_rows
        source.close()
        rewritten.replace(self.records.path)

    def _quarantine_loser(self, record: dict, row: int) -> None:
        reason, detail = self.losers[row]
        self._to_quarantine(
            record["input_name"],
            record["input_position"],
            record["record_key"],
            reason,
            detail,
            record["payload"],
        )


def _rank(kept: _Kept) -> tuple[date, int, int]:
    """Newer first, then fuller, then earlier in the delivery."""
    return (kept.date or date.min, kept.length, -kept.row)

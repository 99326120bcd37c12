"""The fields of a load and how they differ from the load before: added, removed, retyped, by name.

Belongs here: reading the fields out of the payloads, or of a contract. Does not belong here: judging a change (it is
reported, and staging contracts or expectations decide).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dagster_project.sources.contract import Contract

BATCH_RECORDS = 5_000
NUMBERS = {"INTEGER", "DOUBLE"}


@dataclass(frozen=True)
class Drift:
    """Field paths that changed against the previous load."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()

    def notes(self, limit: int = 12) -> list[str]:
        """Return one line per kind of change, long lists cut."""
        lines = []
        for label, names in (("new", self.added), ("gone", self.removed), ("retyped", self.retyped)):
            if names:
                more = f" and {len(names) - limit} more" if len(names) > limit else ""
                lines.append(f"fields {label} since the last load: {', '.join(names[:limit])}{more}")
        return lines


def fields_of(parts: list[Path]) -> dict[str, str]:
    """Return field path -> JSON type over all payloads; list elements carry `[]`.

    Payloads are read a batch at a time: DuckDB keeps every document of one aggregate in memory until its end.
    """
    structure: Any = {}
    with duckdb.connect() as connection:
        for part in parts:
            for batch in pq.ParquetFile(part).iter_batches(BATCH_RECORDS, columns=["payload"]):
                connection.register("batch", pa.Table.from_batches([batch]))
                row = connection.execute(
                    "select cast(json_group_structure(cast(payload as json)) as varchar) from batch"
                ).fetchone()
                structure = _joined(structure, json.loads(row[0]) if row and row[0] else {})
    fields: dict[str, str] = {}
    _walk(structure, "", fields)
    return fields


def _joined(one: Any, other: Any) -> Any:
    """Join the structures of two batches as DuckDB joins those of two documents: types that differ become JSON."""
    if one == other or other == "NULL":
        return one
    if one == "NULL":
        return other
    if isinstance(one, dict) and isinstance(other, dict):
        names = [*one, *(name for name in other if name not in one)]
        return {name: _joined(one.get(name, "NULL"), other.get(name, "NULL")) for name in names}
    if isinstance(one, list) and isinstance(other, list):
        return [_joined(one[0], other[0])]
    families = {_family(node) if isinstance(node, str) else "" for node in (one, other)}
    if families <= NUMBERS:
        return "DOUBLE" if "DOUBLE" in families else "BIGINT"
    return "JSON"


def fields_of_contract(contract: Contract) -> dict[str, str]:
    """Return field path -> type of a table under a contract, which every record of it has by then."""
    return {f"{name}[]" if column.is_list else name: column.type.upper() for name, column in contract.items()}


def _walk(node: Any, path: str, fields: dict[str, str]) -> None:
    if isinstance(node, dict):
        for name, child in node.items():
            _walk(child, f"{path}.{name}" if path else name, fields)
    elif isinstance(node, list):
        for child in node:
            _walk(child, f"{path}[]", fields)
    else:
        fields[path] = _family(str(node))


def _family(duckdb_type: str) -> str:
    """Fold widths and signs, which depend on the values of a load, into one family."""
    if duckdb_type.endswith("INT") or duckdb_type in ("BIGINT", "HUGEINT"):
        return "INTEGER"
    return duckdb_type


def compare(before: dict[str, str] | None, now: dict[str, str]) -> Drift:
    """Compare with the previous load's fields. A field that only ever was null has no type to compare."""
    if before is None:
        return Drift()
    retyped = [
        f"{name} ({before[name]} -> {now[name]})"
        for name in sorted(set(before) & set(now))
        if before[name] != now[name] and "NULL" not in (before[name], now[name])
    ]
    return Drift(tuple(sorted(set(now) - set(before))), tuple(sorted(set(before) - set(now))), tuple(retyped))

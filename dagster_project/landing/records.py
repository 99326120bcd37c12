"""What cutting yields: a record with its text and place, or a place that could not be cut.

Belongs here: the two shapes and how a key is read from a record. Does not belong here: file formats.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Cut:
    """One record: `value` parsed, `payload` its JSON text as sent, `position` its 1-based place in the input."""

    value: Any
    payload: str
    position: int
    member: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """One place of an input that is no record; it goes to quarantine and reading goes on."""

    position: int
    reason: str
    excerpt: str
    member: str = ""


CutResult = Cut | Broken


def row_to_payload(row: dict[str, Any]) -> str:
    """Return the JSON text of a tabular row; dates as ISO text, everything else as the file held it."""
    return json.dumps(row, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def at_path(value: Any, path: str) -> Any:
    """Return what stands at a dotted path of nested objects, or None. A key may itself hold dots or spaces."""
    if isinstance(value, dict) and path in value:
        return value[path]
    for part in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def record_key(value: Any, parts: tuple[tuple[str, ...], ...]) -> str | None:
    """Join the parts of a record's key with `|`; None where the first part is missing or blank.

    Each part is a list of alternative paths (a publisher's old and new column names); the first with a value counts.
    """
    found = [next((text for path in paths if (text := _text(at_path(value, path)))), "") for paths in parts]
    return "|".join(found) if found and found[0] else None


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def first_date(value: Any, paths: tuple[str, ...]) -> date | None:
    """Return the first of the paths that holds an ISO date (a time part is dropped), else None."""
    for path in paths:
        text = at_path(value, path)
        if isinstance(text, str) and len(text) >= 10:
            try:
                return date.fromisoformat(text[:10])
            except ValueError:
                continue
    return None


def number_records(values: Iterator[tuple[Any, str]], member: str = "") -> Iterator[Cut]:
    """Give consecutive 1-based positions to (value, payload) pairs."""
    for position, (value, payload) in enumerate(values, start=1):
        yield Cut(value=value, payload=payload, position=position, member=member)

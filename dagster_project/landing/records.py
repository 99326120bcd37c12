"""What cutting yields: a record with its text and place, or a place that could not be cut.

Belongs here: the two shapes and how a key is read from a record. Does not belong here: file formats.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


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
    kind: str = "unreadable"


CutResult = Cut | Broken


def row_to_payload(row: dict[str, Any]) -> str:
    """Return the JSON text of a tabular row; dates as ISO text, NaN as null, all else as the file held it."""
    clean = {name: None if isinstance(value, float) and not isfinite(value) else value for name, value in row.items()}
    return json.dumps(clean, ensure_ascii=False, default=_plain)


def is_whole_text(cut: Cut) -> bool:
    r"""False where an escape such as `\ud83d` stands alone: half a character, which no UTF-8 text can hold."""
    if not _SURROGATE_ESCAPE.search(cut.payload):
        return True
    try:
        json.dumps(cut.value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


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
    return next((found for path in paths if (found := iso_date(at_path(value, path)))), None)


def iso_date(text: Any) -> date | None:
    """Return the date that a text starts with as YYYY-MM-DD; None for a part of a date, no such day, or no text."""
    match = _ISO_DATE.match(text) if isinstance(text, str) else None
    return real_date(*map(int, match.groups())) if match else None


def real_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

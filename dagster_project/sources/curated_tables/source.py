"""Curated tables: the date of a table is the newest date that one of its rows carries.

Belongs here: that date. Does not belong here: what the rows mean (staging) or which files there are (source.yml).
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path


def as_of(path: Path) -> date | None:
    """The newest `dated_on` of a table's rows; None where no row has a readable one, which the gate then refuses."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        dates = [_day(row.get("dated_on") or "") for row in csv.DictReader(file)]
    return max((day for day in dates if day), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

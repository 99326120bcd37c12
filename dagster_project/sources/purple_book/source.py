"""FDA Purple Book: the monthly CSV with its preamble, a block of changes, the header again, and the full list.

Belongs here: finding the full list and the month of issue. Does not belong here: dates and types (staging).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import cut_delimited, is_header_with
from dagster_project.landing.inputs import open_text
from dagster_project.landing.records import Cut, CutResult

HEAD_CHARS = 400
CHANGE_MARK = "N/R/U"  # new, added or updated this month


def _cut(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut the full list: what follows the last header row; the first header leads the changes of the month only.

    Raises InputBroken where only marked changes follow the last header: such a file ends before its full list.
    """
    only_changes = None
    with open_text(path, ("utf-8-sig", "cp1252")) as stream:
        for cut in cut_delimited(stream, is_header=is_header_with(CHANGE_MARK, "BLA Number"), last_header=True):
            if isinstance(cut, Cut):
                only_changes = only_changes is not False and bool(cut.value.get(CHANGE_MARK))
            yield cut
    if only_changes:
        raise InputBroken("the file holds the changes of the month but not the full list", fix="download it again")


CUTTERS = {"monthly_list": _cut}


def as_of(path: Path) -> date | None:
    """The first day of the month of issue, from the first line ('… Report - March 2026')."""
    with path.open("rb") as handle:
        head = handle.read(HEAD_CHARS).decode("utf-8", "replace")
    found = re.search(r"\b([A-Z][a-z]+) (20\d{2})\b", head)
    if not found:
        return None
    try:
        return datetime.strptime(f"1 {found[1]} {found[2]}", "%d %B %Y").date()
    except ValueError:
        return None

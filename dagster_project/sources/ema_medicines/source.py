"""EMA medicines: the date of a report and the download of its JSON form.

Belongs here: where the report states its own date. Does not belong here: the columns' many names (staging).
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from pathlib import Path

from dagster_project.errors import InputBroken
from dagster_project.landing.fetch import Fetcher, page_of
from dagster_project.landing.records import iso_date, real_date
from dagster_project.landing.workbook import workbook_rows

REPORT = "/medicines-output-medicines_json-report_en.json"
PREAMBLE_ROWS = 3
HEAD_CHARS = 2000


def as_of(path: Path) -> date | None:
    """The day the report was generated, as it says itself ('14/03/2026 - 06:00'), else None."""
    if path.suffix == ".xlsx":
        found = re.search(r"(\d{2})/(\d{2})/(20\d{2}) - ", _preamble(path))
        return real_date(int(found[3]), int(found[2]), int(found[1])) if found else None
    with path.open("rb") as handle:
        text = handle.read(HEAD_CHARS).decode("utf-8", "replace")
    found = re.search(r'"timestamp"\s*:\s*"([^"]*)"', text)
    return iso_date(found[1]) if found else None


def _preamble(path: Path) -> str:
    """The text of the first rows; empty for a file that is no workbook, which landing then refuses with its reason."""
    try:
        rows = list(islice(workbook_rows(path), PREAMBLE_ROWS))
    except InputBroken:
        return ""
    return " ".join(str(cell) for _, row in rows for cell in row if cell)


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download the JSON report, which is one file."""
    page_of(fetcher.save(REPORT, spool / "medicines.json"), fetcher.source, "data")

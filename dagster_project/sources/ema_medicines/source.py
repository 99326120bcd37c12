"""EMA medicines: the date of a report and the download of its JSON form.

Belongs here: where the report states its own date. Does not belong here: the columns' many names (staging).
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

from dagster_project.landing.fetch import Fetcher

REPORT = "/medicines-output-medicines_json-report_en.json"
PREAMBLE_ROWS = 3
HEAD_CHARS = 2000


def as_of(path: Path) -> date | None:
    """The day the report was generated, as it says itself ('14/03/2026 - 06:00'), else None."""
    if path.suffix == ".xlsx":
        text = _preamble(path)
    else:
        with path.open("rb") as handle:
            text = handle.read(HEAD_CHARS).decode("utf-8", "replace")
        found = re.search(r'"timestamp"\s*:\s*"(\d{4}-\d{2}-\d{2})', text)
        return date.fromisoformat(found[1]) if found else None
    found = re.search(r"(\d{2})/(\d{2})/(20\d{2}) - ", text)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def _preamble(path: Path) -> str:
    """The text of the first rows; empty for a file that is no workbook, which landing then refuses with its reason."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return ""
    rows = book.worksheets[0].iter_rows(max_row=PREAMBLE_ROWS, max_col=10, values_only=True)
    text = " ".join(str(cell) for row in rows for cell in row if cell)
    book.close()
    return text


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download the JSON report, which is one file."""
    fetcher.save(REPORT, spool / "medicines.json")

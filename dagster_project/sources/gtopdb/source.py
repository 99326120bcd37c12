"""Guide to Pharmacology: the date that a file states, and the three lists of its web service.

Belongs here: the requests and where a file says its own date. Does not belong here: the columns' many names (staging).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from dagster_project.landing.fetch import Fetcher

LISTS = ("ligands", "interactions", "targets")
HEAD_BYTES = 200


def as_of(path: Path) -> date | None:
    """The day of publication in a file's first line ('# GtoPdb Version: … - published: 2024-09-10'), else None."""
    with path.open("rb") as handle:
        head = handle.read(HEAD_BYTES).decode("utf-8", "replace")
    found = re.search(r"published: (\d{4}-\d{2}-\d{2})", head)
    return date.fromisoformat(found[1]) if found else None


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download ligands, interactions and targets; the service sends each list whole."""
    for name in LISTS:
        fetcher.save(f"/{name}", spool / f"{name}.json")

"""SEC EDGAR: the list of tickers, an object with one numbered member per ticker, and its download.

Belongs here: cutting that object and the contact that the agency asks for. Does not belong here: matching companies.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.fetch import USER_AGENT, Fetcher
from dagster_project.landing.records import Cut, CutResult, row_to_payload

TICKERS = "/files/company_tickers.json"
CONTACT_VARIABLE = "BIOPHARMA_CONTACT"


def _cut_numbered_members(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut `{"0": {…}, "1": {…}}` into one record per member. The list is under a megabyte, so it is read whole."""
    try:
        members = json.loads(path.read_text(encoding="utf-8-sig"))
        records = [members[number] for number in members]
    except (ValueError, TypeError) as error:
        raise InputBroken(f"this is no list of tickers ({error})", fix="download company_tickers.json again") from error
    for position, record in enumerate(records, start=1):
        yield Cut(value=record, payload=row_to_payload(record), position=position)


CUTTERS = {"numbered_members": _cut_numbered_members}


def _contact() -> str:
    return os.environ.get(CONTACT_VARIABLE, "").strip()


def not_ready() -> str | None:
    """Say what must be set before the API may be called: the agency refuses callers that leave no contact."""
    return None if _contact() else f"set {CONTACT_VARIABLE} to your name and e-mail address to fetch it"


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download the list of tickers under the caller's name."""
    fetcher.session.headers["User-Agent"] = f"{USER_AGENT} {_contact()}"
    fetcher.save(TICKERS, spool / "company_tickers.json")

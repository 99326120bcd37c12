"""SEC EDGAR: the list of tickers, an object with one numbered member per ticker, and its download.

Belongs here: cutting that object and the contact that the agency asks for. Does not belong here: matching companies.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken, SourceUnreachable
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


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download the list of tickers. Raises SourceUnreachable where no contact is set: the agency refuses such calls."""
    contact = os.environ.get(CONTACT_VARIABLE, "").strip()
    if not contact:
        raise SourceUnreachable(
            f"{fetcher.source.title} answers only callers that leave a contact",
            where=TICKERS,
            fix=f"set {CONTACT_VARIABLE} to your name and e-mail address; the last release serves",
        )
    fetcher.session.headers["User-Agent"] = f"{USER_AGENT} {contact}"
    fetcher.save(TICKERS, spool / "company_tickers.json")

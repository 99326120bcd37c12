"""SEC EDGAR: the list of tickers, figures of filers, what filers do, and the downloads of all three.

Figures are fetched as frames: one call brings a tag and year of every filer, where company facts take a call per filer.
Files of company facts, one by one or in the agency's nightly zip, are read as well.

Belongs here: the API's addresses and limits, cutting tickers and submissions, and the contact that the agency asks
for. Does not belong here: the figures' forms (facts.py), matching companies (the build).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.fetch import USER_AGENT, Fetcher, page_of
from dagster_project.landing.inputs import open_member, open_text, open_zip
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload
from dagster_project.sources.sec_edgar.facts import BY_CONCEPT, cut_facts, padded, tags

TICKERS = "/files/company_tickers.json"
CONTACT_VARIABLE = "BIOPHARMA_CONTACT"
# A frame holds one unit. Filers under IFRS report in their own currency, those under US rules mostly in dollars.
UNITS = {"us-gaap": ("USD", "CNY"), "ifrs-full": ("USD", "CNY", "EUR", "GBP", "CHF", "DKK", "JPY")}
YEARS_BACK = 7
# Filers asked for one by one, those that spend most on R&D: the largest of each kind are far above its end.
N_DESCRIBED_FILERS = 800
# Members of a submissions file that say who the filer is; the rest lists its filings.
FILER_MEMBERS = (
    *("name", "sic", "sicDescription", "tickers", "exchanges", "stateOfIncorporation"),
    *("stateOfIncorporationDescription", "fiscalYearEnd", "category", "formerNames", "addresses"),
)


def _cut_numbered_members(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut `{"0": {…}, "1": {…}}` into one record per member. The list is under a megabyte, so it is read whole."""
    try:
        members = json.loads(path.read_text(encoding="utf-8-sig"))
        records = [members[number] for number in members]
    except (ValueError, TypeError) as error:
        raise InputBroken(f"this is no list of tickers ({error})", fix="download company_tickers.json again") from error
    for position, record in enumerate(records, start=1):
        yield Cut(value=record, payload=row_to_payload(record), position=position)


def _cut_filers(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut submissions files, zipped or not, into one record per filer. Files of older filings describe nobody."""
    if path.suffix != ".zip":
        with open_text(path) as stream:
            yield from _filer(stream.read())
        return
    with open_zip(path) as archive:
        for member in sorted(name for name in archive.namelist() if name.endswith(".json")):
            with open_member(archive, member) as stream:
                yield from _filer(stream.read(), member)


def _filer(text: str, member: str = "") -> Iterator[CutResult]:
    try:
        document = json.loads(text)
        if "cik" in document:
            record = {"cik": padded(document["cik"])} | {name: document.get(name) for name in FILER_MEMBERS}
            yield Cut(value=record, payload=row_to_payload(record), position=1, member=member)
    except (ValueError, TypeError) as error:
        yield Broken(position=1, reason=f"this is no submissions file ({error})", excerpt=text[:100], member=member)


CUTTERS = {"numbered_members": _cut_numbered_members, "facts": cut_facts, "filers": _cut_filers}


def _contact() -> str:
    return os.environ.get(CONTACT_VARIABLE, "").strip()


def not_ready() -> str | None:
    """Say what must be set before the API may be called: the agency refuses callers that leave no contact."""
    return None if _contact() else f"set {CONTACT_VARIABLE} to your name and e-mail address to fetch it"


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download tickers, the frames of each tag and year, and the description of the filers that spend most on R&D."""
    fetcher.session.headers["User-Agent"] = f"{USER_AGENT} {_contact()}"
    fetcher.save(TICKERS, spool / "company_tickers.json")
    for cik in _largest(_save_frames(fetcher, spool))[:N_DESCRIBED_FILERS]:
        name = f"submissions/CIK{cik}.json"
        fetcher.save_if_there(fetcher.address("data_url", f"/{name}"), spool / name.replace("/", "-"))


def _save_frames(fetcher: Fetcher, spool: Path) -> dict[str, float]:
    """Save every frame there is; return the highest R&D expense that each filer states in US dollars."""
    this_year = datetime.now(UTC).year
    spending: dict[str, float] = {}
    for taxonomy, tag in sorted(tags()):
        for unit in UNITS.get(taxonomy, ()) if taxonomy != BY_CONCEPT else ():
            for year in range(this_year - YEARS_BACK, this_year + 1):
                quarters = [f"CY{year}Q{number}" for number in range(1, 5)] if year >= this_year - 1 else []
                for period in (f"CY{year}", *quarters):
                    target = spool / f"companyfacts-frame-{taxonomy}-{tag}-{unit}-{period}.json"
                    path = f"/api/xbrl/frames/{taxonomy}/{tag}/{unit}/{period}.json"
                    answer = fetcher.save_if_there(fetcher.address("data_url", path), target)
                    if answer is not None and unit == "USD" and tag.startswith("ResearchAndDevelopment"):
                        for value in page_of(answer, fetcher.source, "data")["data"]:
                            cik = padded(value["cik"])
                            spending[cik] = max(spending.get(cik, 0), value["val"])
    return spending


def _largest(spending: dict[str, float]) -> list[str]:
    return sorted(spending, key=lambda cik: (-spending[cik], cik))

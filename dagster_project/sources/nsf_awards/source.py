"""NSF awards: pages of its search service, month by month.

Belongs here: the request, and cutting an answer whose records lie two levels deep. Does not belong here: money by year.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken, SourceUnreachable
from dagster_project.landing.fetch import Fetcher
from dagster_project.landing.records import Cut, CutResult, at_path, row_to_payload

FIELDS = (
    "id,agency,date,startDate,expDate,awardeeName,awardeeCity,awardeeStateCode,awardeeZipCode,awardeeCountryCode,"
    "dirAbbr,divAbbr,fundProgramName,transType,estimatedTotalAmt,fundsObligatedAmt,fundsObligated"
)
FIRST_MONTH_OF_FISCAL_YEAR = 10


def _cut_answer_page(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut `{"response": {"metadata": {…}, "award": […]}}`. A page has 25 awards, so it is read whole."""
    try:
        answer = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise InputBroken(f"this is no JSON ({error})", fix="fetch it again") from error
    awards = at_path(answer, "response.award")
    if not isinstance(awards, list):
        raise InputBroken("this is no answer of the award service (no response.award)", fix="fetch it again")
    facts.update(at_path(answer, "response.metadata") or {})
    for position, award in enumerate(awards, start=1):
        yield Cut(value=award, payload=row_to_payload(award), position=position)


CUTTERS = {"answer_pages": _cut_answer_page}


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Page through the awards of each month, from the fiscal year that `source.yml` asks for until today.

    The pages of a month lie in a folder of their own, so that landing compares them with the month's total.
    """
    today = date.today()
    running = today.year + (today.month >= FIRST_MONTH_OF_FISCAL_YEAR)
    day = date(running - fetcher.source.api["fiscal_years_back"] - 1, FIRST_MONTH_OF_FISCAL_YEAR, 1)
    while day <= today:
        last = day.replace(day=monthrange(day.year, day.month)[1])
        _save_month(fetcher, spool / f"{day:%Y-%m}", day, last)
        day = date.fromordinal(last.toordinal() + 1)


def _save_month(fetcher: Fetcher, folder: Path, first: date, last: date) -> None:
    """Save pages from offset 1 until one is not full. Raises SourceUnreachable where an answer holds no list."""
    page_size = fetcher.source.api["page_size"]
    folder.mkdir()
    dates = {"dateStart": f"{first:%m/%d/%Y}", "dateEnd": f"{last:%m/%d/%Y}"}
    offset = 1
    while True:
        target = folder / f"awards-{first:%Y-%m}-{offset:05d}.json"
        params = dates | {"rpp": page_size, "offset": offset, "printFields": FIELDS}
        response = fetcher.save("/awards.json", target, params)
        awards = at_path(response.json(), "response.award")
        if not isinstance(awards, list):
            raise SourceUnreachable(
                f"{fetcher.source.title} sent no list of awards (it starts: {response.text[:80]!r})",
                where=response.url,
                fix="the service is down from Friday 22:00 to Sunday 12:00 in Washington: try again after that",
            )
        fetcher.progress(f"{first:%Y-%m}: {offset - 1 + len(awards):,} awards")
        if len(awards) < page_size:
            return
        offset += page_size

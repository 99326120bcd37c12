"""NIH RePORTER: searches of its API, cut into parts that stay inside the window that it can page through.

Belongs here: the search and its parts. Does not belong here: which application counts (core.fct_grant).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.fetch import Fetcher, page_of
from dagster_project.landing.records import at_path

SEARCH = "/v2/projects/search"
# No names of people: nothing here needs them.
FIELDS = [
    *("ApplId", "ProjectNum", "CoreProjectNum", "SubprojectId", "FiscalYear", "AwardAmount", "AwardNoticeDate"),
    *("AgencyIcAdmin", "ActivityCode", "Organization"),
]  # fmt: skip
FIRST_MONTH_OF_FISCAL_YEAR = 10
Parts = list[tuple[str, list[str]]]


def fiscal_year(day: date) -> int:
    """Return the US fiscal year of a day: it begins in October of the year before."""
    return day.year + (day.month >= FIRST_MONTH_OF_FISCAL_YEAR)


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Search each fiscal year: those before the running one that `source.yml` asks for, the running one and the next.

    Awards of the next year appear ahead of it. The pages of a year lie in a folder of their own, so that landing
    compares what they hold together with the total that the publisher states for the year.
    """
    api = fetcher.source.api
    running = fiscal_year(date.today())
    for year in range(running - api["fiscal_years_back"], running + 2):
        folder = spool / f"fy{year}"
        folder.mkdir()
        finer: Parts = [("agencies", api["agencies"]), ("org_states", api["states"])]
        _search(fetcher, folder, {"fiscal_years": [year]}, finer)


def _search(fetcher: Fetcher, folder: Path, criteria: dict[str, Any], finer: Parts) -> None:
    """Save the pages of a search; one beyond the window is asked for again in parts, by agency and then by state.

    Raises SourceUnreachable where a part of one agency and state is still beyond the window.
    """
    page_size, window = fetcher.source.api["page_size"], fetcher.source.api["window"]
    total = _save_page(fetcher, folder, criteria, 0)
    if total <= window:
        for offset in range(page_size, total, page_size):
            _save_page(fetcher, folder, criteria, offset)
        return
    if not finer:
        raise SourceUnreachable(
            f"{fetcher.source.title} has {total:,} records for {criteria}, more than it lets anyone page through",
            where=f"{fetcher.base_url}{SEARCH}",
            fix="load the year from ExPORTER: biopharma refresh --profile files --drop DIR",
        )
    (name, values), *rest = finer
    for value in values:
        _search(fetcher, folder, criteria | {name: [value]}, rest)


def _save_page(fetcher: Fetcher, folder: Path, criteria: dict[str, Any], offset: int) -> int:
    """Save one page and return the total that it states."""
    parts = [str(value) for values in criteria.values() for value in values]
    question = {
        "criteria": criteria,
        "include_fields": FIELDS,
        "offset": offset,
        "limit": fetcher.source.api["page_size"],
        "sort_field": "appl_id",
        "sort_order": "asc",
    }
    target = folder / f"{'-'.join(parts)}-{offset:05d}.json"
    response = fetcher.save(SEARCH, target, question=question)
    total = at_path(page_of(response, fetcher.source, "results"), "meta.total")
    if not isinstance(total, int):
        raise SourceUnreachable(
            f"{fetcher.source.title} sent a page that does not say how many records there are (meta.total)",
            where=response.url,
            fix="usually an error page in JSON: try again later; the last release serves",
        )
    fetcher.progress(f"{' '.join(parts)}: {min(offset + question['limit'], total):,} of {total:,} records")
    return total

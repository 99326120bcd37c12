"""OpenAlex: works of the journals of exhibit 12a, by the list API.

Works are landed, although two grouped counts per journal and year would cost a tenth of the calls: a grouped count
cannot apply the topic query (headings, and words near each other), and nobody can look behind it. Three journals since
2015 are some hundred calls, of 10,000 that a day allows.

Belongs here: which works are asked for, the key, and cursor paging. Does not belong here: what counts as a research
article or as China's (the build).
"""

from __future__ import annotations

import csv
import os
from datetime import UTC, datetime
from pathlib import Path

from dagster_project.landing.fetch import Fetcher, save_token_pages
from dagster_project.settings import PROJECT_DIR

KEY_VARIABLE = "BIOPHARMA_OPENALEX_KEY"
JOURNALS = PROJECT_DIR / "dbt" / "seeds" / "seed_cns_journal.csv"
FIRST_YEAR = 2015
# What the build reads of a work; whole works are ten times as large.
MEMBERS = (
    *("id", "doi", "ids", "title", "publication_year", "publication_date", "type", "primary_location", "authorships"),
    *("mesh", "abstract_inverted_index", "is_retracted", "is_paratext", "updated_date"),
)


def _key() -> str:
    return os.environ.get(KEY_VARIABLE, "").strip()


def not_ready() -> str | None:
    """Say what must be set before the API may be called: it answers a few calls a day without a key."""
    return None if _key() else f"set {KEY_VARIABLE} to your free key to fetch it"


def issns() -> list[str]:
    """Every ISSN of the journals, as the seed lists them."""
    with JOURNALS.open(encoding="utf-8", newline="") as handle:
        return [row["issn"] for row in csv.DictReader(handle)]


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Page through the works of the journals since FIRST_YEAR."""
    fetcher.session.params = {"api_key": _key()}
    save_token_pages(
        fetcher,
        "/works",
        spool,
        params={
            "filter": f"primary_location.source.issn:{'|'.join(issns())},"
            f"publication_year:{FIRST_YEAR}-{datetime.now(UTC).year}",
            "select": ",".join(MEMBERS),
            "per_page": fetcher.source.api["page_size"],
            "cursor": "*",
        },
        token_parameter="cursor",
        token_at="meta.next_cursor",
        records_at="results",
        total_at="meta.count",
        prefix="works",
    )

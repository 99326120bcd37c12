"""PubMed: articles of the journals of exhibit 12a, by E-utilities with the history server.

Belongs here: the queries, their slices and paging. Does not belong here: reading the XML (articles.py).
"""

from __future__ import annotations

import csv
import os
from datetime import UTC, datetime
from pathlib import Path

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.fetch import Fetcher
from dagster_project.settings import PROJECT_DIR
from dagster_project.sources.pubmed.articles import cut_articles

KEY_VARIABLE = "NCBI_API_KEY"  # optional: raises three requests a second to ten
JOURNALS = PROJECT_DIR / "dbt" / "seeds" / "seed_cns_journal.csv"
FIRST_YEAR = 2015
WINDOW = 10_000  # a search gives no more numbers than this, so that it is sliced by journal and year

CUTTERS = {"articles": cut_articles}


def printed_issns() -> list[str]:
    """One ISSN per journal, which finds the articles of both."""
    with JOURNALS.open(encoding="utf-8", newline="") as handle:
        return [row["issn"] for row in csv.DictReader(handle) if row["medium"] == "print"]


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Search each journal and year, then download the articles found in pages."""
    if key := os.environ.get(KEY_VARIABLE, "").strip():
        fetcher.session.params = {"api_key": key}
    for issn in printed_issns():
        for year in range(FIRST_YEAR, datetime.now(UTC).year + 1):
            _save_slice(fetcher, spool, issn, year)


def _save_slice(fetcher: Fetcher, spool: Path, issn: str, year: int) -> None:
    """Save the articles of one journal and year. Raises SourceUnreachable where not all that were found came."""
    term = f'"{issn}"[ISSN] AND {year}[Date - Publication]'
    asked = {"db": "pubmed", "term": term, "usehistory": "y", "retmode": "json", "retmax": 0}
    response = fetcher.save("/esearch.fcgi", spool / f"search-{issn}-{year}.json", asked)
    try:
        found = response.json()["esearchresult"]
        count, history = int(found["count"]), {"WebEnv": found["webenv"], "query_key": found["querykey"]}
    except (ValueError, KeyError, TypeError) as error:
        raise SourceUnreachable(
            f"{fetcher.source.title} sent no search result ({error!r})",
            where=term,
            fix="try again later; the last release serves",
        ) from error
    if count >= WINDOW:
        raise SourceUnreachable(
            f"{fetcher.source.title} found {count:,} articles, more than one search can give",
            where=term,
            fix="slice the search of sources/pubmed/source.py further, for example by month",
        )
    size, n_articles = fetcher.source.api["page_size"], 0
    for start in range(0, count, size):
        page = {"db": "pubmed", "retmode": "xml", "retstart": start, "retmax": size} | history
        target = spool / f"pubmed-{issn}-{year}-{start:05d}.xml"
        n_articles += fetcher.save("/efetch.fcgi", target, page, kind="XML").text.count("<PubmedArticle>")
    fetcher.progress(f"{issn} {year}: {n_articles:,} of {count:,} articles")
    if n_articles < count:
        raise SourceUnreachable(
            f"{fetcher.source.title} found {count:,} articles and sent {n_articles:,}",
            where=term,
            fix="try again; the last release serves",
        )

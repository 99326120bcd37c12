"""ClinicalTrials.gov: paging through API v2.

Belongs here: the request. Files need no code; `source.yml` says how each kind is cut.
"""

from __future__ import annotations

from pathlib import Path

from dagster_project.landing.fetch import Fetcher, save_token_pages


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Page through `/studies` by token; the first page states the total."""
    page_size = fetcher.source.api["page_size"]
    save_token_pages(
        fetcher,
        "/studies",
        spool,
        params={"pageSize": page_size, "countTotal": "true", "format": "json"},
        token_parameter="pageToken",
        token_at="nextPageToken",
        records_at="studies",
        total_at="totalCount",
    )

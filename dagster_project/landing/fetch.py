"""Calling a publisher's API: polite requests, and answers saved as the files that landing then cuts.

Belongs here: rate limits, retries, paging, and the check that an answer is what was asked for. Does not belong here:
what the records mean. An API pull ends as files in a folder, so that both ways in meet in the same cutters.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.records import at_path
from dagster_project.sources.spec import SourceSpec

TIMEOUT_SECONDS = (10, 120)
RETRIES = 4
BACKOFF_SECONDS = 0.5  # doubles with each retry
LONGEST_WAIT_SECONDS = 120.0  # a publisher that asks for more is better tried again later
RETRY_ON = (429, 500, 502, 503, 504)
USER_AGENT = "biopharma-warehouse (open data project)"
URLS = ".urls.json"
OPENINGS = {"JSON": (b"{", b"["), "CSV": (b"KEY,",), "XML": (b"<?xml",)}  # how a body of each kind starts
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MAX_PAGES = 20_000


class Fetcher:
    """A session with one publisher: keeps its pace, retries what is worth retrying, saves bodies with their URL."""

    def __init__(
        self, source: SourceSpec, *, base_url: str | None = None, progress: Callable[[str], None] = lambda text: None
    ) -> None:
        self.source = source
        self.base_url = (base_url or source.api["base_url"]).rstrip("/")
        self.progress = progress
        self._is_stand_in = base_url is not None
        self.pause = 0.0 if base_url else float(source.api.get("min_seconds_between_requests", 1))
        self.urls: dict[str, str] = {}
        self._last = 0.0
        self.session = requests.Session()
        self.session.headers["User-Agent"] = USER_AGENT

    def get(
        self, url: str, params: dict[str, Any] | None = None, question: dict[str, Any] | None = None
    ) -> requests.Response:
        """GET (POST of a JSON `question`) at the publisher's pace; retries a broken connection, a cut-off body and a
        passing error status.

        Returns the last response, whatever its status. Raises requests.RequestException where none came.
        """
        attempt = 0
        while True:
            wait = BACKOFF_SECONDS * 2**attempt
            time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
            try:
                method = "GET" if question is None else "POST"
                response = self.session.request(method, url, params=params, json=question, timeout=TIMEOUT_SECONDS)
                trouble = f"answered {response.status_code}"
                wait = _retry_after(response) or wait
                if response.status_code not in RETRY_ON or attempt == RETRIES or wait > LONGEST_WAIT_SECONDS:
                    return response
            except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
                if attempt == RETRIES:
                    raise
                trouble = _short(error)
            finally:
                self._last = time.monotonic()
            attempt += 1
            self.progress(f"{trouble}; retry {attempt} of {RETRIES} in {wait:g} s")
            time.sleep(wait)

    def address(self, entry: str, path: str) -> str:
        """Return the whole address of a path on a further host of the publisher, an entry of `api` in source.yml.

        What stands in for the publisher stands in for all of its hosts.
        """
        return (self.base_url if self._is_stand_in else self.source.api[entry].rstrip("/")) + path

    def save(
        self,
        path: str,
        target: Path,
        params: dict[str, Any] | None = None,
        *,
        kind: str = "JSON",
        question: dict[str, Any] | None = None,
    ) -> requests.Response:
        """GET an answer of a kind of OPENINGS (POST where there is a `question`), save its body, return the response.

        Raises SourceUnreachable for no connection, an error status after retries, or a body of another kind.
        """
        return self._keep(*self._ask(path, params, question), target, kind)

    def save_if_there(self, path: str, target: Path) -> requests.Response | None:
        """Save a JSON answer as `save` does; return None for a 404, where that is how a publisher says it has none."""
        shown, response = self._ask(path, None, None)
        return None if response.status_code == requests.codes.not_found else self._keep(shown, response, target, "JSON")

    def _ask(
        self, path: str, params: dict[str, Any] | None, question: dict[str, Any] | None
    ) -> tuple[str, requests.Response]:
        """Return what was asked, as a reader sees it, and the last answer to it."""
        url = path if path.startswith("http") else f"{self.base_url}{path}"
        shown = f"{url}?{urlencode(params)}" if params else url
        if question is not None:
            shown += f" {json.dumps(question)}"
        try:
            return shown, self.get(url, params, question)
        except requests.RequestException as error:
            raise SourceUnreachable(
                f"{self.source.title} could not be reached: {_short(error)}",
                where=shown,
                fix="check the network and the publisher's status page, then refresh again; the last release serves",
            ) from error

    def _keep(self, shown: str, response: requests.Response, target: Path, kind: str) -> requests.Response:
        """Save the body of an answer that is what was asked for."""
        if response.status_code != requests.codes.ok:
            raise SourceUnreachable(
                f"{self.source.title} answered {response.status_code} {response.reason}{_asked_to_wait(response)}",
                where=shown,
                fix=_advice(response.status_code),
            )
        body = response.content
        start = body[:200].removeprefix(BYTE_ORDER_MARK).lstrip()
        if not start.startswith(OPENINGS[kind]):
            raise SourceUnreachable(
                f"{self.source.title} answered with something that is not {kind} (it starts: {start[:60]!r})",
                where=shown,
                fix="usually an error or maintenance page: try again later; the last release serves",
            )
        target.write_bytes(body)
        self.urls[target.name] = shown
        (target.parent / URLS).write_text(json.dumps(self.urls), encoding="utf-8")
        return response


def shown_url(response: requests.Response) -> str:
    """Return the address of an answer without the caller's key, for messages and logs."""
    return re.sub(r"[?&]api_key=[^&]*", "", response.url)


def _retry_after(response: requests.Response) -> float | None:
    """Seconds the publisher asks to wait; None where it names none, or names a date instead."""
    text = response.headers.get("Retry-After", "").strip()
    return float(text) if text.isascii() and text.isdigit() else None


def _asked_to_wait(response: requests.Response) -> str:
    seconds = _retry_after(response)
    return f" and asked to wait {seconds:.0f} s" if seconds else ""


def _short(error: Exception) -> str:
    return str(error).split("(Caused by")[-1].strip(" ()")[:160]


def _advice(status: int) -> str:
    if status == requests.codes.too_many_requests:
        return "the publisher limits how often it answers: wait an hour, then refresh again; the last release serves"
    if status >= requests.codes.server_error:
        return "the publisher has a fault: try again later; the last release serves"
    return "the request is no longer understood: compare the endpoint in source.yml with the publisher's documentation"


def _json(response: requests.Response, source: SourceSpec) -> Any:
    try:
        return response.json()
    except ValueError as error:
        raise SourceUnreachable(
            f"{source.title} sent JSON that is cut off ({error})",
            where=shown_url(response),
            fix="try again; the last release serves",
        ) from error


def page_of(response: requests.Response, source: SourceSpec, records_at: str) -> dict[str, Any]:
    """Return the answer as an object with a list of records at `records_at`.

    Raises SourceUnreachable where it is none: cut off, or an error wrapped in JSON.
    """
    page = _json(response, source)
    if not isinstance(page, dict) or not isinstance(page.get(records_at), list):
        raise SourceUnreachable(
            f"{source.title} sent no list of records (expected '{records_at}'; it starts: {response.text[:80]!r})",
            where=shown_url(response),
            fix="try again later; if it stays, compare source.yml with the publisher's documentation",
        )
    return page


def _refuse_repeat(source: SourceSpec, body: bytes, seen: set[str], url: str) -> None:
    digest = hashlib.sha256(body).hexdigest()
    if digest in seen or len(seen) >= MAX_PAGES:
        raise SourceUnreachable(
            f"{source.title} sent the same page twice, so paging would not end",
            where=url,
            fix="try again later; the last release serves",
        )
    seen.add(digest)


def save_token_pages(
    fetcher: Fetcher,
    path: str,
    spool: Path,
    *,
    params: dict[str, Any],
    token_parameter: str,
    token_at: str,
    records_at: str,
    total_at: str,
    prefix: str = "page",
) -> None:
    """Save pages, as files named after `prefix`, until one comes without a next-page token.

    Raises SourceUnreachable where a page repeats.
    """
    token: str | None = None
    seen: set[str] = set()
    n_records = 0
    while True:
        asked = params | ({token_parameter: token} if token else {})
        response = fetcher.save(path, spool / f"{prefix}-{len(seen):05d}.json", asked)
        _refuse_repeat(fetcher.source, response.content, seen, shown_url(response))
        page = page_of(response, fetcher.source, records_at)
        n_records += len(page[records_at])
        total = at_path(page, total_at) if len(seen) == 1 else None
        fetcher.progress(f"{n_records:,} records" + (f" of {total:,}" if isinstance(total, int) else ""))
        token = at_path(page, token_at)
        if not token:
            return


def save_offset_pages(fetcher: Fetcher, path: str, spool: Path, *, page_size: int) -> None:
    """Save openFDA pages, following the `Link: rel=next` header, which uses `search_after` and has no window limit."""
    seen: set[str] = set()
    response = fetcher.save(path, spool / "page-00000.json", {"limit": page_size, "sort": "application_number"})
    while True:
        _refuse_repeat(fetcher.source, response.content, seen, shown_url(response))
        page = page_of(response, fetcher.source, "results")
        total = at_path(page, "meta.results.total")
        fetcher.progress(f"page {len(seen)}" + (f" of {total:,} records" if isinstance(total, int) else ""))
        following = response.links.get("next", {}).get("url")
        if not following or not page["results"]:
            return
        response = fetcher.save(following, spool / f"page-{len(seen):05d}.json")


def save_numbered_pages(
    fetcher: Fetcher, path: str, spool: Path, *, params: dict[str, Any], page_size: int, total_at: str
) -> None:
    """Save pages of an API with `limit` and `offset` until the total that each page states is reached.

    The files carry the last part of `path`, so that several lists of one publisher can lie in one spool.
    Raises SourceUnreachable where a page repeats or states no total.
    """
    seen: set[str] = set()
    name = path.rsplit("/", 1)[-1].removesuffix(".json")
    while True:
        offset = len(seen) * page_size
        target = spool / f"{name}-{len(seen):05d}.json"
        response = fetcher.save(path, target, params | {"limit": page_size, "offset": offset})
        _refuse_repeat(fetcher.source, response.content, seen, shown_url(response))
        total = at_path(_json(response, fetcher.source), total_at)
        if not isinstance(total, int):
            raise SourceUnreachable(
                f"{fetcher.source.title} sent a page that does not say how many records there are ({total_at})",
                where=shown_url(response),
                fix="usually an error page in JSON: try again later; the last release serves",
            )
        fetcher.progress(f"{name}: page {len(seen)} of {total:,} records")
        if len(seen) * page_size >= total:
            return

"""Publishers on loopback: a web server that answers as ClinicalTrials.gov, openFDA and EMA do, and lies when told to.

Belongs here: the protocols (paging by token, by link, one file) and the ways in which an answer can be wrong. Does not
belong here: assertions.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from landing_kit import ema_report, page


@dataclass
class Answer:
    """One HTTP answer; with `promised_bytes` the connection closes before that many were sent."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised_bytes: int = 0


@dataclass
class Request:
    """What was asked: the path, its query, the server's own address, and the JSON that was posted."""

    path: str
    query: dict[str, str]
    address: str
    headers: dict[str, str]
    question: Any = None


Publisher = Callable[[Request], Answer]


@dataclass
class Site:
    """A running publisher: `faults` replaces the answer to the n-th request (from 0), `always` that to every one."""

    publisher: Publisher
    faults: dict[int, Answer] = field(default_factory=dict)
    always: Answer | None = None
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    def answer(self, request: Request) -> Answer:
        """Answer as the publisher does, or lie."""
        number = len(self.requests)
        self.requests.append(request)
        return self.always or self.faults.get(number) or self.publisher(request)


@contextmanager
def serve(publisher: Publisher) -> Iterator[Site]:
    """Run a publisher on a free port of loopback."""
    site = Site(publisher)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(None)

        def do_POST(self) -> None:
            self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def reply(self, question: Any) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            answer = site.answer(Request(parts.path, query, site.url, dict(self.headers), question))
            body = answer.body.encode("utf-8")
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(answer.promised_bytes or len(body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ctgov(pages: list[list[str]], *, total: int | None = None, loop: bool = False) -> Publisher:
    """ClinicalTrials.gov v2: each page names the token of the next; `loop` makes the last name itself."""

    def answer(request: Request) -> Answer:
        if request.path != "/studies":
            return Answer("{}", status=404)
        number = int(request.query.get("pageToken", "token0").removeprefix("token"))
        members: dict[str, Any] = {}
        if number == 0 and request.query.get("countTotal") == "true":
            members["totalCount"] = sum(map(len, pages)) if total is None else total
        if number + 1 < len(pages) or loop:
            members["nextPageToken"] = f"token{min(number + 1, len(pages) - 1)}"
        return Answer(page(pages[number], **members))

    return answer


def openfda(pages: list[list[dict[str, Any]]], *, total: int | None = None, loop: bool = False) -> Publisher:
    """OpenFDA: the `Link` header leads on by `search_after`; its total is in every answer."""
    counted = sum(map(len, pages)) if total is None else total

    def answer(request: Request) -> Answer:
        if request.path != "/drug/drugsfda.json":
            return Answer('{"error": {"code": "NOT_FOUND"}}', status=404)
        number = int(request.query.get("search_after", "0"))
        results = {"skip": 0, "limit": int(request.query["limit"]), "total": counted}
        body = {"meta": {"disclaimer": "", "last_updated": "2026-03-01", "results": results}, "results": pages[number]}
        following = min(number + 1, len(pages) - 1)
        link = f'<{request.address}/drug/drugsfda.json?limit=1000&search_after={following}>; rel="next"'
        return Answer(json.dumps(body), headers={"Link": link} if following > number or loop else {})

    return answer


def ema(medicines: list[dict[str, str]], *, total: int | None = None) -> Publisher:
    """EMA: the whole report is one file."""

    def answer(request: Request) -> Answer:
        if request.path != "/medicines-output-medicines_json-report_en.json":
            return Answer("<html>not found</html>", status=404)
        return Answer(ema_report(medicines, total=total))

    return answer

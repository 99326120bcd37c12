"""APIs that fail or lie: each ends in one clear message, exit code 3 or a refused load, and loses nothing."""

import socket
from collections.abc import Callable

import publishers
import pytest
from landing_kit import Desk, application, array, ema_report, medicine, openfda, page, quarantine_of, texts
from publishers import Answer, Publisher, Site

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.fetch import RETRIES
from dagster_project.settings import endpoints_from_environment

STUDIES = texts(25)
PAGES = [STUDIES[:10], [], STUDIES[10:20], STUDIES[20:]]
APPLICATIONS = [application(n) for n in range(1, 26)]
MEDICINES = [medicine(n) for n in range(1, 26)]
GOOD: dict[str, Callable[[], Publisher]] = {
    "ctgov": lambda: publishers.ctgov(PAGES),
    "drugsatfda": lambda: publishers.openfda([APPLICATIONS[:10], APPLICATIONS[10:20], APPLICATIONS[20:]]),
    "ema_medicines": lambda: publishers.ema(MEDICINES),
}
FILES = {
    "ctgov": ("export.json", array(STUDIES)),
    "drugsatfda": ("drug-drugsfda-0001-of-0001.json", openfda(APPLICATIONS)),
    "ema_medicines": ("report.json", ema_report(MEDICINES)),
}
Online = Callable[[Publisher], Site]

pytestmark = pytest.mark.usefixtures("waits")


def unreachable(desk: Desk, source: str, url: str) -> SourceUnreachable:
    """Pull, and return the error, having checked that what was in use before is in use still."""
    name, content = FILES[source]
    desk.put(f"{source}/{name}", content)
    desk.land(source)
    before = desk.rows(source)
    with pytest.raises(SourceUnreachable) as caught:
        desk.pull(source, url)
    assert caught.value.exit_code == 3
    assert desk.rows(source) == before
    assert len(desk.loads(source)) == 1
    assert not desk.leftovers()
    return caught.value


@pytest.mark.parametrize("source", GOOD)
def test_api_and_file_of_the_same_content_land_the_same_rows(desk: Desk, online: Online, source: str) -> None:
    site = online(GOOD[source]())
    result = desk.pull(source, site.url)
    assert result.stopping_refusals == []
    pulled = desk.rows(source)
    manifest = desk.in_use(source).manifest
    assert manifest.publisher_total == len(pulled) == 25
    assert all(item.url and item.url.startswith(site.url) for item in manifest.inputs)
    assert not desk.leftovers()
    name, content = FILES[source]
    desk.put(f"{source}/{name}", content)
    desk.land(source)
    landed = desk.rows(source)
    same = ("data_tier", "record_date", "payload", "payload_format", "row_hash")
    assert {key: [row[name] for name in same] for key, row in landed.items()} == {
        key: [row[name] for name in same] for key, row in pulled.items()
    }


def test_pages_are_asked_for_in_order_with_the_total_and_the_largest_size(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    told: list[str] = []
    desk.pull("ctgov", site.url, tell=told.append)
    assert [request.query.get("pageToken") for request in site.requests] == [None, "token1", "token2", "token3"]
    assert site.requests[0].query["countTotal"] == "true"
    assert {request.query["pageSize"] for request in site.requests} == {"1000"}
    assert "biopharma-warehouse" in site.requests[0].headers["User-Agent"]
    assert told[0] == "10 records of 25"
    assert [item.n_records for item in desk.in_use("ctgov").manifest.inputs] == [10, 0, 10, 5]


def test_same_pull_twice_lands_once(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    desk.pull("ctgov", site.url)
    (outcome,) = desk.pull("ctgov", site.url).outcomes["studies"]
    assert outcome.status == "unchanged"
    assert len(desk.loads("ctgov")) == 1


def test_endpoint_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIOPHARMA_ENDPOINT_EMA_MEDICINES", "http://127.0.0.1:9")
    assert endpoints_from_environment()["ema_medicines"] == "http://127.0.0.1:9"


def test_publisher_without_an_api_is_a_warning(desk: Desk) -> None:
    result = desk.pull("purple_book", "http://127.0.0.1:9")
    assert result.outcomes == {}
    assert "purple_book: the publisher has no API; use --profile files" in result.warnings[0]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_fault_is_retried(desk: Desk, online: Online, waits: list[float], status: int) -> None:
    site = online(GOOD["ctgov"]())
    site.faults = {1: Answer("busy", status=status), 2: Answer("busy", status=status)}
    told: list[str] = []
    desk.pull("ctgov", site.url, tell=told.append)
    assert len(desk.rows("ctgov")) == 25
    assert len(site.requests) == len(PAGES) + 2
    assert waits[1] == 2 * waits[0] > 0
    assert f"answered {status}; retry 1 of {RETRIES} in 0.5 s" in told


def test_retry_after_is_honoured(desk: Desk, online: Online, waits: list[float]) -> None:
    site = online(GOOD["ctgov"]())
    site.faults = {1: Answer("slow down", status=429, headers={"Retry-After": "17"})}
    desk.pull("ctgov", site.url)
    assert waits == [17]
    assert len(desk.rows("ctgov")) == 25


def test_longer_wait_than_is_sensible_ends_at_once(desk: Desk, online: Online, waits: list[float]) -> None:
    site = online(GOOD["ctgov"]())
    site.always = Answer("slow down", status=429, headers={"Retry-After": "3600"})
    error = unreachable(desk, "ctgov", site.url)
    assert error.what == "ClinicalTrials.gov answered 429 Too Many Requests and asked to wait 3600 s"
    assert waits == []
    assert len(site.requests) == 1


@pytest.mark.parametrize("source", GOOD)
@pytest.mark.parametrize(
    ("status", "what", "fix"),
    [
        (429, "answered 429 Too Many Requests", "wait an hour, then refresh again; the last release serves"),
        (500, "answered 500 Internal Server Error", "try again later; the last release serves"),
    ],
)
def test_lasting_fault_ends_after_the_retries(
    desk: Desk, online: Online, source: str, status: int, what: str, fix: str
) -> None:
    site = online(GOOD[source]())
    site.always = Answer("no", status=status)
    error = unreachable(desk, source, site.url)
    assert what in error.what
    assert error.where.startswith(site.url)
    assert fix in error.fix
    assert len(site.requests) == RETRIES + 1


def test_unknown_address_is_not_retried(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    error = unreachable(desk, "ctgov", site.url + "/moved")
    assert "answered 404" in error.what
    assert "compare the endpoint in source.yml" in error.fix
    assert len(site.requests) == 1


def test_fault_in_the_middle_of_a_pull_leaves_nothing_of_it(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    site.faults = {number: Answer("no", status=503) for number in range(2, 2 + RETRIES + 1)}
    error = unreachable(desk, "ctgov", site.url)
    assert "pageToken=token2" in error.where


WRONG_BODIES = {
    "html": (
        "<!DOCTYPE html><html>maintenance</html>",
        "is not JSON (it starts: b'<!DOCTYPE html>",
        "maintenance page",
    ),
    "nothing": ("", "is not JSON (it starts: b'')", "maintenance page"),
    "cut_json": ('{"meta": {}, "data": [{"a": 1}', "sent JSON that is cut off", "try again"),
    "error_in_json": ('{"error": "overloaded"}', "sent no list of records", "try again later"),
    "list": ("[1, 2]", "sent no list of records", "try again later"),
}


@pytest.mark.parametrize("source", GOOD)
@pytest.mark.parametrize("case", WRONG_BODIES)
def test_answer_in_another_format_is_named(desk: Desk, online: Online, source: str, case: str) -> None:
    body, what, fix = WRONG_BODIES[case]
    site = online(GOOD[source]())
    site.always = Answer(body)
    error = unreachable(desk, source, site.url)
    assert what in error.what
    assert error.where.startswith(site.url)
    assert fix in error.fix


def test_body_shorter_than_promised_is_retried(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    site.faults = {0: Answer('{"studies": [', promised_bytes=5000)}
    desk.pull("ctgov", site.url)
    assert len(desk.rows("ctgov")) == 25


@pytest.mark.parametrize("source", GOOD)
def test_body_always_shorter_than_promised_is_unreachable(desk: Desk, online: Online, source: str) -> None:
    site = online(GOOD[source]())
    site.always = Answer('{"studies": [', promised_bytes=5000)
    error = unreachable(desk, source, site.url)
    assert "could not be reached: " in error.what
    assert "IncompleteRead" in error.what
    assert len(site.requests) == RETRIES + 1


@pytest.mark.parametrize("source", GOOD)
def test_refused_connection_is_unreachable(desk: Desk, source: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    error = unreachable(desk, source, f"http://127.0.0.1:{port}")
    assert "could not be reached: " in error.what
    assert "Connection refused" in error.what
    assert f"127.0.0.1:{port}" in error.where
    assert "check the network" in error.fix


@pytest.mark.parametrize("source", ["ctgov", "drugsatfda"])
def test_paging_that_leads_back_to_the_same_page_is_unreachable(desk: Desk, online: Online, source: str) -> None:
    looping = {
        "ctgov": publishers.ctgov(PAGES, loop=True),
        "drugsatfda": publishers.openfda([APPLICATIONS[:10], APPLICATIONS[10:]], loop=True),
    }
    site = online(looping[source])
    error = unreachable(desk, source, site.url)
    assert "sent the same page twice, so paging would not end" in error.what
    assert len(site.requests) < 7


EMPTY: dict[str, Publisher] = {
    "ctgov": publishers.ctgov([[]]),
    "drugsatfda": publishers.openfda([[]]),
    "ema_medicines": publishers.ema([]),
}
SHORT: dict[str, Publisher] = {
    "ctgov": publishers.ctgov(PAGES, total=26),
    "drugsatfda": publishers.openfda([APPLICATIONS[:10], APPLICATIONS[10:]], total=26),
    "ema_medicines": publishers.ema(MEDICINES, total=26),
}


def refused(desk: Desk, source: str, url: str) -> str:
    """Pull, and return the reasons of the refusal, having checked that the load before is in use still."""
    name, content = FILES[source]
    desk.put(f"{source}/{name}", content)
    desk.land(source)
    before = desk.rows(source)
    reasons = desk.pull(source, url).stopping_refusals
    assert reasons
    assert desk.rows(source) == before
    assert desk.loads(source)[-1].manifest.status == "refused"
    assert not desk.leftovers()
    return "\n".join(reasons)


@pytest.mark.parametrize("source", GOOD)
def test_zero_records_are_refused(desk: Desk, online: Online, source: str) -> None:
    reason = refused(desk, source, online(EMPTY[source]).url)
    assert "no usable record in" in reason
    assert "check the file or the request" in reason


@pytest.mark.parametrize("source", GOOD)
def test_one_record_fewer_than_promised_is_refused(desk: Desk, online: Online, source: str) -> None:
    reason = refused(desk, source, online(SHORT[source]).url)
    assert "25 distinct records in" in reason
    assert "but the publisher announced 26; fetch the delivery again" in reason


def test_page_sent_in_place_of_another_is_short_and_its_copies_are_kept_aside(desk: Desk, online: Online) -> None:
    site = online(GOOD["ctgov"]())
    site.faults = {2: Answer(page(STUDIES[:10], nextPageToken="token3"))}
    reason = refused(desk, "ctgov", site.url)
    assert "15 distinct records in 4 files" in reason
    held = quarantine_of(desk.loads("ctgov")[-1])
    assert {row["reason"] for row in held} == {"identical_duplicate"}
    assert len(held) == 10


def test_pull_much_smaller_than_the_last_load_is_refused(desk: Desk, online: Online) -> None:
    reason = refused(desk, "ctgov", online(publishers.ctgov([STUDIES[:20]])).url)
    assert "20 records, 20% fewer than the 25 of load" in reason

"""APIs of exchange rates, financials and publications, on loopback."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from landing_kit import Desk
from publishers import Answer, Publisher, Request, Site

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.manifest import loads_of
from dagster_project.sources.openalex.source import KEY_VARIABLE
from dagster_project.sources.sec_edgar.source import CONTACT_VARIABLE

Online = Callable[[Publisher], Site]
SERIES = "KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE\nEXR.D.USD.EUR.SP00.A,D,USD,2024-01-02,1.25\n"

pytestmark = pytest.mark.usefixtures("waits")


def test_every_rate_comes_in_one_answer(desk: Desk, online: Online) -> None:
    site = online(lambda request: Answer(SERIES))
    assert desk.pull("ecb_rates", site.url).stopping_refusals == []
    (load,) = loads_of(desk.settings.raw_dir, "ecb_rates", "daily_rates")
    assert load.manifest.n_rows == 1
    (request,) = site.requests
    assert request.path == "/service/data/EXR/D..EUR.SP00.A"
    assert request.query == {"format": "csvdata", "detail": "dataonly"}


def test_error_page_instead_of_rates_is_not_landed(desk: Desk, online: Online) -> None:
    site = online(lambda request: Answer("<html>No results</html>"))
    with pytest.raises(SourceUnreachable, match="not CSV"):
        desk.pull("ecb_rates", site.url)
    assert loads_of(desk.settings.raw_dir, "ecb_rates", "daily_rates") == []


# SEC EDGAR

LAST_YEAR = datetime.now(UTC).year - 1
FRAME = f"/api/xbrl/frames/us-gaap/ResearchAndDevelopmentExpense/USD/CY{LAST_YEAR}.json"


def edgar(request: Request) -> Answer:
    """Two filers, one tag of one year; any other frame was never used and is not found."""
    value = {"accn": "0000000001-26-000001", "start": f"{LAST_YEAR}-01-01", "end": f"{LAST_YEAR}-12-31", "loc": "US-CA"}
    if "tickers" in request.path:
        return Answer(json.dumps({"0": {"cik_str": 11, "ticker": "TXPH", "title": "TEST PHARMA INC"}}))
    if request.path == FRAME:
        values = [{"cik": cik, "entityName": f"Filer {cik}", "val": cik * 1000, **value} for cik in (11, 22)]
        head = {"taxonomy": "us-gaap", "tag": "ResearchAndDevelopmentExpense", "ccp": f"CY{LAST_YEAR}", "uom": "USD"}
        return Answer(json.dumps(head | {"data": values}))
    if request.path == "/submissions/CIK0000000011.json":
        return Answer(json.dumps({"cik": "11", "name": "TEST PHARMA INC", "sic": "2834", "filings": {"recent": {}}}))
    return Answer("<html>NoSuchKey</html>", status=404)


@pytest.fixture
def with_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONTACT_VARIABLE, "A Tester tester@example.org")


@pytest.mark.usefixtures("with_contact")
def test_tags_that_no_filer_used_are_no_error(desk: Desk, online: Online) -> None:
    site = online(edgar)
    result = desk.pull("sec_edgar", site.url)
    assert result.stopping_refusals == []
    found = {table: outcome.load.manifest.n_rows for table, (outcome,) in result.outcomes.items()}
    assert found == {"tickers": 1, "company_facts": 2, "filers": 1}
    assert all("tester@example.org" in request.headers["User-Agent"] for request in site.requests)


@pytest.mark.usefixtures("with_contact")
def test_filers_are_described_in_the_order_of_what_they_spend(desk: Desk, online: Online) -> None:
    site = online(edgar)
    desk.pull("sec_edgar", site.url)
    asked = [request.path for request in site.requests if request.path.startswith("/submissions/")]
    assert asked == ["/submissions/CIK0000000022.json", "/submissions/CIK0000000011.json"]


@pytest.mark.usefixtures("with_contact")
def test_frame_that_is_an_error_in_json_lands_nothing(desk: Desk, online: Online) -> None:
    def broken(request: Request) -> Answer:
        return Answer('{"message": "Internal server error"}') if request.path == FRAME else edgar(request)

    with pytest.raises(SourceUnreachable, match="no list of records"):
        desk.pull("sec_edgar", online(broken).url)
    assert loads_of(desk.settings.raw_dir, "sec_edgar", "company_facts") == []


# OpenAlex


def openalex(request: Request) -> Answer:
    """Three works on two pages; the last page has no cursor."""
    works = [{"id": f"https://openalex.org/W{n}", "type": "article", "publication_year": 2024} for n in (1, 2, 3)]
    page = works[:2] if request.query["cursor"] == "*" else works[2:]
    following = "next" if request.query["cursor"] == "*" else None
    return Answer(json.dumps({"meta": {"count": 3, "next_cursor": following}, "results": page}))


@pytest.fixture
def with_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "secret-key")


@pytest.mark.usefixtures("with_key")
def test_works_are_paged_by_cursor_with_the_key_in_no_manifest(desk: Desk, online: Online) -> None:
    site = online(openalex)
    assert desk.pull("openalex", site.url).stopping_refusals == []
    (load,) = loads_of(desk.settings.raw_dir, "openalex", "works")
    assert load.manifest.n_rows == 3
    assert [request.query["cursor"] for request in site.requests] == ["*", "next"]
    assert {request.query["per_page"] for request in site.requests} == {"100"}
    assert {request.query["api_key"] for request in site.requests} == {"secret-key"}
    assert "secret-key" not in (load.folder / "manifest.json").read_text()


@pytest.mark.usefixtures("with_key")
def test_refused_key_is_told_without_the_key(desk: Desk, online: Online) -> None:
    site = online(lambda request: Answer('{"error": "over budget"}', status=403))
    with pytest.raises(SourceUnreachable) as told:
        desk.pull("openalex", site.url)
    assert "403" in str(told.value)
    assert "secret-key" not in str(told.value)


def test_works_are_not_fetched_without_a_key(desk: Desk, online: Online, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    site = online(openalex)
    assert KEY_VARIABLE in desk.pull("openalex", site.url).warnings[0]
    assert site.requests == []


# PubMed

ARTICLE = (
    "<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><ISSN>0092-8674</ISSN><Title>Cell</Title>"
    "</Journal><ArticleTitle>A title</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
)


def pubmed(*, n_found: int = 201, n_sent: int = 201) -> Publisher:
    """One slice with articles, Cell of 2016; all others are empty. Pages hold what `retstart` asks for."""

    def answer(request: Request) -> Answer:
        if request.path == "/esearch.fcgi":
            count = n_found if "0092-8674" in request.query["term"] and "2016" in request.query["term"] else 0
            result = {"count": str(count), "webenv": "MCID_1", "querykey": "1"}
            return Answer(json.dumps({"esearchresult": result}))
        first = int(request.query["retstart"])
        last = min(first + int(request.query["retmax"]), n_sent)
        items = "".join(ARTICLE.format(pmid=number + 1) for number in range(first, last))
        return Answer(f'<?xml version="1.0"?>\n<PubmedArticleSet>{items}</PubmedArticleSet>')

    return answer


def test_articles_come_from_the_history_server_in_pages(desk: Desk, online: Online) -> None:
    site = online(pubmed())
    assert desk.pull("pubmed", site.url).stopping_refusals == []
    (load,) = loads_of(desk.settings.raw_dir, "pubmed", "articles")
    assert load.manifest.n_rows == 201
    pages = [request.query for request in site.requests if request.path == "/efetch.fcgi"]
    assert [page["retstart"] for page in pages] == ["0", "200"]
    assert {page["WebEnv"] for page in pages} == {"MCID_1"}


def test_search_beyond_the_window_is_refused(desk: Desk, online: Online) -> None:
    with pytest.raises(SourceUnreachable, match="more than one search can give"):
        desk.pull("pubmed", online(pubmed(n_found=10_000)).url)


def test_fewer_articles_than_found_land_nothing(desk: Desk, online: Online) -> None:
    with pytest.raises(SourceUnreachable, match="found 201 articles and sent 190"):
        desk.pull("pubmed", online(pubmed(n_sent=190)).url)
    assert loads_of(desk.settings.raw_dir, "pubmed", "articles") == []

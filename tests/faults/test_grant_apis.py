"""APIs of research funders: RePORTER's window and its parts, NSF's months of full and last pages."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from landing_kit import Desk
from publishers import Answer, Publisher, Request, Site

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.manifest import loads_of
from dagster_project.sources.nih_reporter.source import fiscal_year

Online = Callable[[Publisher], Site]
RUNNING = fiscal_year(date.today())

pytestmark = pytest.mark.usefixtures("waits")


def reporter(*, n_awards: int, spread: bool = True, stated: int | None = None) -> Publisher:
    """RePORTER: `n_awards` of the running year, half of NCI in two states and half of NIAID.

    As the publisher does, it refuses to page beyond 15,000. Without `spread` all awards are NCI's in California.
    """
    half = n_awards // 2 if spread else n_awards
    awards = [
        {
            "appl_id": 10_000_000 + n,
            "project_num": f"5R01CA{n:06d}-02",
            "fiscal_year": RUNNING,
            "award_amount": 1000 + n,
            "agency_ic_admin": {"abbreviation": "NCI" if n < half else "NIAID"},
            "organization": {"org_name": "TEST", "org_state": "MA" if spread and n % 2 else "CA"},
        }
        for n in range(n_awards)
    ]

    def answer(request: Request) -> Answer:
        asked = request.question
        if asked["offset"] + asked["limit"] > 15_000:
            return Answer('["offset must not exceed 14,999"]', status=400)
        wanted = asked["criteria"]
        hits = [
            award
            for award in awards
            if award["fiscal_year"] in wanted["fiscal_years"]
            and award["agency_ic_admin"]["abbreviation"] in wanted.get("agencies", ["NCI", "NIAID"])
            and award["organization"]["org_state"] in wanted.get("org_states", ["MA", "CA"])
        ]
        page = hits[asked["offset"] : asked["offset"] + asked["limit"]]
        total = len(hits) if stated is None or not hits else stated
        return Answer(json.dumps({"meta": {"total": total, "offset": asked["offset"]}, "results": page}))

    return answer


def n_rows(desk: Desk, source: str, table: str) -> int:
    return loads_of(desk.settings.raw_dir, source, table)[-1].manifest.n_rows


def test_a_year_inside_the_window_is_paged(desk: Desk, online: Online) -> None:
    site = online(reporter(n_awards=1200))
    result = desk.pull("nih_reporter", site.url)
    assert result.stopping_refusals == []
    assert n_rows(desk, "nih_reporter", "projects") == 1200
    asked = [r.question["offset"] for r in site.requests if r.question["criteria"]["fiscal_years"] == [RUNNING]]
    assert asked == [0, 500, 1000]
    assert {r.question["criteria"]["fiscal_years"][0] for r in site.requests} == {*range(RUNNING - 2, RUNNING + 2)}


def test_a_year_beyond_the_window_is_asked_for_by_agency_and_state(desk: Desk, online: Online) -> None:
    site = online(reporter(n_awards=31_000))
    result = desk.pull("nih_reporter", site.url)
    assert result.stopping_refusals == []
    assert n_rows(desk, "nih_reporter", "projects") == 31_000
    criteria = [request.question["criteria"] for request in site.requests]
    assert {"fiscal_years": [RUNNING], "agencies": ["NCI"], "org_states": ["MA"]} in criteria


def test_a_part_beyond_the_window_is_not_landed_in_part(desk: Desk, online: Online) -> None:
    with pytest.raises(SourceUnreachable, match="more than it lets anyone page through"):
        desk.pull("nih_reporter", online(reporter(n_awards=15_500, spread=False)).url)
    assert loads_of(desk.settings.raw_dir, "nih_reporter", "projects") == []


def test_a_year_shorter_than_its_total_is_refused(desk: Desk, online: Online) -> None:
    result = desk.pull("nih_reporter", online(reporter(n_awards=700, stated=900)).url)
    assert "900" in result.stopping_refusals[0]


def nsf(n_of_month: dict[str, int], *, stated: int | None = None) -> Publisher:
    """NSF: awards of each month (`mm/yyyy`), 25 a page, counted from offset 1."""

    def answer(request: Request) -> Answer:
        month = request.query["dateStart"][:3] + request.query["dateStart"][-4:]
        count = n_of_month.get(month, 0)
        first = int(request.query["offset"])
        numbers = range(first, min(first + int(request.query["rpp"]), count + 1))
        awards = [{"id": f"{month[:2]}{month[-2:]}{n:03d}", "fundsObligatedAmt": "1000"} for n in numbers]
        metadata = {"totalCount": count if stated is None else stated, "rpp": 25, "offset": first}
        return Answer(json.dumps({"response": {"metadata": metadata, "award": awards}}))

    return answer


def last_month() -> str:
    day = date.fromordinal(date.today().replace(day=1).toordinal() - 1)
    return f"{day:%m/%Y}"


def test_nsf_months_are_paged_until_a_page_is_not_full(desk: Desk, online: Online) -> None:
    site = online(nsf({last_month(): 50}))
    result = desk.pull("nsf_awards", site.url)
    assert result.stopping_refusals == []
    assert n_rows(desk, "nsf_awards", "awards") == 50
    month, year = last_month().split("/")
    asked = [r.query["offset"] for r in site.requests if r.query["dateStart"] == f"{month}/01/{year}"]
    assert asked == ["1", "26", "51"]


def test_nsf_month_shorter_than_its_total_is_refused(desk: Desk, online: Online) -> None:
    result = desk.pull("nsf_awards", online(nsf({last_month(): 10}, stated=12)).url)
    assert "12" in result.stopping_refusals[0]


def test_nsf_maintenance_answer_is_no_empty_month(desk: Desk, online: Online) -> None:
    site = online(nsf({last_month(): 10}))
    site.faults[0] = Answer('{"response": {"serviceNotification": "The service is down"}}')
    with pytest.raises(SourceUnreachable, match="no list of awards"):
        desk.pull("nsf_awards", site.url)

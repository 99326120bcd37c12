"""APIs of reference sources: ChEMBL's numbered pages, whole lists of the Guide to Pharmacology, SEC's contact."""

import json
from collections.abc import Callable

import pytest
from landing_kit import Desk
from publishers import Answer, Publisher, Request, Site

from dagster_project.errors import SourceUnreachable
from dagster_project.landing.manifest import loads_of
from dagster_project.sources.sec_edgar.source import CONTACT_VARIABLE

LISTS = {
    "molecule": ("molecules", [{"molecule_chembl_id": f"CHEMBL{n}", "molecule_synonyms": []} for n in range(1, 2203)]),
    "mechanism": ("mechanisms", [{"mec_id": 1, "molecule_chembl_id": "CHEMBL1", "target_chembl_id": "CHEMBL9"}]),
    "target": ("targets", [{"target_chembl_id": "CHEMBL9", "pref_name": "Test kinase"}]),
    "drug_indication": ("drug_indications", [{"drugind_id": 1, "molecule_chembl_id": "CHEMBL1", "efo_id": "EFO:1"}]),
}
LISTS["molecule"][1][0]["molecule_synonyms"] = [{"synonyms": "TX-1", "syn_type": "RESEARCH_CODE"}]
Online = Callable[[Publisher], Site]

pytestmark = pytest.mark.usefixtures("waits")


def chembl(*, total: int | None = None, stuck: bool = False) -> Publisher:
    """ChEMBL: `limit` and `offset`; each page states the total. `stuck` ignores the offset."""

    def answer(request: Request) -> Answer:
        member, records = LISTS[request.path.removeprefix("/").removesuffix(".json")]
        first = 0 if stuck else int(request.query["offset"])
        page = records[first : first + int(request.query["limit"])]
        stated = len(records) if total is None else total
        return Answer(json.dumps({member: page, "page_meta": {"total_count": stated, "offset": first}}))

    return answer


def n_rows(desk: Desk, source: str) -> dict[str, int]:
    tables = ("molecules", "molecule_synonyms", "mechanisms", "targets", "indications")
    loads = {table: loads_of(desk.settings.raw_dir, source, table) for table in tables}
    return {table: found[-1].manifest.n_rows for table, found in loads.items() if found}


def test_chembl_pages_of_four_lists_make_five_tables(desk: Desk, online: Online) -> None:
    site = online(chembl())
    result = desk.pull("chembl", site.url)
    assert result.stopping_refusals == []
    assert n_rows(desk, "chembl") == {
        "molecules": 2202,
        "molecule_synonyms": 1,
        "mechanisms": 1,
        "targets": 1,
        "indications": 1,
    }
    asked = [request.query["offset"] for request in site.requests if request.path == "/molecule.json"]
    assert asked == ["0", "1000", "2000"]
    assert site.requests[0].query["max_phase__isnull"] == "false"


def test_chembl_paging_that_never_ends_is_stopped(desk: Desk, online: Online) -> None:
    with pytest.raises(SourceUnreachable, match="same page twice"):
        desk.pull("chembl", online(chembl(stuck=True)).url)
    assert n_rows(desk, "chembl") == {}


def test_chembl_page_without_a_total_is_no_whole_list(desk: Desk, online: Online) -> None:
    site = online(chembl())
    site.faults[0] = Answer('{"error_message": "Sorry, this request could not be processed."}')
    with pytest.raises(SourceUnreachable, match="how many records"):
        desk.pull("chembl", site.url)
    assert n_rows(desk, "chembl") == {}


def test_chembl_list_shorter_than_its_total_is_refused(desk: Desk, online: Online) -> None:
    result = desk.pull("chembl", online(chembl(total=2500)).url)
    assert "2,500" in result.stopping_refusals[0]


def test_gtopdb_service_sends_each_list_whole(desk: Desk, online: Online) -> None:
    ligand = {"ligandId": 901, "name": "testolol", "approved": True}
    interaction = {"interactionId": 5, "ligandId": 901, "targetId": 1, "ligandAsTargetId": 0, "type": "Antagonist"}
    answers = {"/ligands": [ligand], "/interactions": [interaction], "/targets": [{"targetId": 1, "name": "Test"}]}
    result = desk.pull("gtopdb", online(lambda request: Answer(json.dumps(answers[request.path]))).url)
    found = {table: outcome.load.manifest for table, (outcome,) in result.outcomes.items()}
    assert {table: manifest.n_rows for table, manifest in found.items()} == {
        "ligands": 1,
        "interactions": 1,
        "targets": 1,
    }


def test_sec_is_called_with_the_contact_that_it_asks_for(
    desk: Desk, online: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    filer = {"cik_str": 1234567, "ticker": "TXPH", "title": "TEST PHARMA INC"}
    tickers = json.dumps({"0": filer})
    site = online(lambda request: Answer(tickers) if "tickers" in request.path else Answer("<html/>", status=404))
    monkeypatch.delenv(CONTACT_VARIABLE, raising=False)
    without = desk.pull("sec_edgar", site.url)
    assert without.outcomes == {}
    assert CONTACT_VARIABLE in without.warnings[0]
    assert site.requests == []
    monkeypatch.setenv(CONTACT_VARIABLE, "A Tester tester@example.org")
    result = desk.pull("sec_edgar", site.url)
    assert result.stopping_refusals == []
    assert "tester@example.org" in site.requests[0].headers["User-Agent"]

"""Volume rules: what is refused, what the sentence says, and what just passes."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project.landing.delivery import Delivery, Input
from dagster_project.landing.gate import publisher_total, refusals
from dagster_project.landing.manifest import Load, Manifest
from dagster_project.landing.writer import Written
from dagster_project.sources.spec import all_tables

TABLE = all_tables()["ctgov.studies"]
MANIFEST = Manifest(
    load_id="20260101T000000000000Z-abcdef01",
    source="ctgov",
    table="studies",
    data_tier="public_proxy",
    profile="files",
    status="landed",
    refusals=(),
    notes=(),
    landed_at="2026-01-01T00:00:00",
    as_of=None,
    n_rows=1000,
    n_bytes=1,
    n_quarantined={},
    publisher_total=None,
    content_sha256="0",
    inputs=(),
    fields={},
    fields_added=(),
    fields_removed=(),
    fields_retyped=(),
    previous_load_id=None,
    title="",
    publisher="",
    licence="",
)
LAST = Load(folder=Path("last"), manifest=MANIFEST, verdict="passed")


def page(name: str, total: int | None = None) -> Input:
    """Return a page of a pull that states a total."""
    path = Path("drop") / name
    facts = {} if total is None else {"totalCount": total}
    return Input(path, name, lambda path, facts: iter(()), "study_json", total_at=("totalCount",), facts=facts)


def judge(n_rows: int, *, last: Load | None = None, accept: bool = False, conflicts: int = 0) -> list[str]:
    """Judge a delivery of one file without a total."""
    found = Written(n_rows=n_rows, quarantined=Counter(conflicting_version=conflicts), conflict_example="NCT1: a and b")
    return refusals(Delivery(TABLE, [page("a.json")]), found, last, accept_smaller=accept)


def test_empty_load_is_refused_even_where_a_smaller_one_is_accepted() -> None:
    expected = ["ctgov.studies: no usable record in a.json; check the file or the request"]
    assert judge(0) == judge(0, last=LAST) == judge(0, last=LAST, accept=True) == expected


@pytest.mark.parametrize(("n_rows", "refused"), [(849, True), (850, False), (1000, False), (5000, False)])
def test_fifteen_percent_fewer_pass_and_one_record_more_does_not(n_rows: int, refused: bool) -> None:
    assert bool(judge(n_rows, last=LAST)) == refused
    assert judge(n_rows, last=LAST, accept=True) == []
    assert judge(n_rows) == []


def test_smaller_load_names_both_counts_and_the_way_to_accept_it() -> None:
    (reason,) = judge(400, last=LAST)
    assert reason == (
        "ctgov.studies: 400 records, 60% fewer than the 1,000 of load 20260101T000000000000Z-abcdef01 "
        "(allowed: 15%); if that is right, run again with --accept-smaller ctgov.studies"
    )


def test_share_of_a_table_is_its_own() -> None:
    strict = replace(TABLE, min_share_of_last_load=1.0)
    found = Written(n_rows=999)
    (reason,) = refusals(Delivery(strict, [page("a.json")]), found, LAST, accept_smaller=False)
    assert "0% fewer than the 1,000" in reason and "(allowed: 0%)" in reason


@pytest.mark.parametrize(("conflicts", "refused"), [(1, False), (10, False), (11, True)])
def test_more_than_one_percent_of_disagreement_is_refused(conflicts: int, refused: bool) -> None:
    reasons = judge(1000, conflicts=conflicts)
    assert bool(reasons) == refused
    assert all("files disagree on 11 records (first: NCT1: a and b); keep one of the files" in r for r in reasons)


def test_largest_stated_total_counts_and_unkeyed_records_were_sent_too() -> None:
    delivery = Delivery(TABLE, [page("p/0.json", 10), page("p/1.json", 12), page("p/2.json")])
    keys = {f"NCT{n}" for n in range(11)}
    found = Written(n_rows=11, keys_of_set={"drop/p": keys}, unkeyed_of_set=Counter({"drop/p": 1}))
    assert publisher_total(delivery) == 12
    assert refusals(delivery, found, None, accept_smaller=False) == []
    found.unkeyed_of_set.clear()
    (reason,) = refusals(delivery, found, None, accept_smaller=False)
    assert reason == (
        "ctgov.studies: 11 distinct records in 3 files from p/0.json on, but the publisher announced 12; "
        "fetch the delivery again"
    )


def test_each_folder_of_pages_is_held_to_its_own_total() -> None:
    delivery = Delivery(TABLE, [page("p/0.json", 2), page("q/0.json", 1)])
    found = Written(n_rows=2, keys_of_set={"drop/p": {"NCT1"}, "drop/q": {"NCT2"}})
    (reason,) = refusals(delivery, found, None, accept_smaller=True)
    assert "1 distinct records in p/0.json, but the publisher announced 2" in reason


def test_no_total_is_no_promise() -> None:
    assert publisher_total(Delivery(TABLE, [page("a.json")])) is None

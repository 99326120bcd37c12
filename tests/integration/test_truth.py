"""The exhibits on the sample against the truth of its world, cell by cell.

Counts are sums over molecules or trials, so a cell can differ only where a name was linked wrongly. Two tests per
exhibit: the deviation stays within its stated bound, and no cell differs by more than the wrong links that touch it.
Most of what is left: names that typing errors keep apart, modalities that no text tells, origins of licensed molecules,
and subsidiaries named after their country (exhibit 9a).
Rules of single exhibits are dbt unit tests, not here.
"""

import csv
from collections import Counter
from dataclasses import dataclass

import duckdb
import pytest

from tests.conftest import ROOT, Place
from tests.integration.truth_links import WrongLinks, wrong_links

TRUTH = ROOT / "tests" / "truth" / "sample"


@dataclass(frozen=True)
class Exhibit:
    """One figure of one exhibit, and how far all its cells together may be from the truth on dirty names.

    `max_deviation` is the sum of absolute differences over the sum of the truth.
    """

    number: str
    mart: str
    keys: tuple[str, ...]
    figure: str
    max_deviation: float
    where: str = "true"

    @property
    def file(self) -> str:
        return self.mart.removeprefix("mart_") + ".csv"


BY_AGENCY = ("approval_year", "agency")
BY_TYPE = ("area", "subtype", "origin_group")
BY_ROUTE = ("route", "ta_id", "origin_group", "highest_phase")
EXHIBITS = [
    Exhibit("01", "mart_exhibit_01_nme_entries", ("entry_year", "origin_group"), "n_nme_entries", 0.12),
    Exhibit("02", "mart_exhibit_02_ta_share", ("ta_id", "origin_group"), "n_assets", 0.15, "ta_id <> 'all'"),
    Exhibit("05a", "mart_exhibit_05a_h2h_trials", ("start_year",), "n_trials_started", 0.25, "comparator = 'ALL'"),
    Exhibit("05c", "mart_exhibit_05c_fda_ema_approvals", BY_AGENCY, "n_approvals", 0.25, "data_tier = 'synthetic'"),
    Exhibit("06", "mart_exhibit_06_novel_modality_share", ("modality_l2", "origin_group"), "n_assets", 0.25),
    Exhibit("08a", "mart_exhibit_08a_pipeline_by_subtype", BY_TYPE, "n_asset_indications", 0.16),
    Exhibit("08b", "mart_exhibit_08b_modality_mix", ("area", "modality_l2", "origin_group"), "n_nmes", 0.3),
    Exhibit("09a", "mart_exhibit_09a_mrct", ("start_year", "phase_group_e09"), "n_mrct", 0.2),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p1", 0.15, "data_tier = 'synthetic'"),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p2", 0.15, "data_tier = 'synthetic'"),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p3", 0.2, "data_tier = 'synthetic'"),
    Exhibit("21", "mart_exhibit_21_cell_therapy_pipeline", BY_ROUTE, "n_products", 0.16),
]
BY_MOLECULE = [exhibit for exhibit in EXHIBITS if exhibit.number in ("01", "02", "06", "08a", "08b", "21")]

Cells = dict[tuple[str, ...], int]


def truth_of(exhibit: Exhibit) -> Cells:
    """The truth as cell -> figure, zeros left out; rows of single comparators are not read."""
    with (TRUTH / exhibit.file).open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row.get("comparator", "ALL") == "ALL"]
    return {tuple(row[key] for key in exhibit.keys): int(row[exhibit.figure]) for row in rows}


def mart_of(place: Place, exhibit: Exhibit) -> Cells:
    """The published figures in the same form."""
    columns = ", ".join(f"cast({key} as varchar)" for key in exhibit.keys)
    sql = f"select {columns}, {exhibit.figure} from exhibits.{exhibit.mart} where {exhibit.where}"
    with duckdb.connect(str(place.marts), read_only=True) as connection:
        return {tuple(row[:-1]): row[-1] for row in connection.execute(sql).fetchall() if row[-1]}


def differences(place: Place, exhibit: Exhibit) -> Cells:
    """Published less true figure of every cell in which they differ."""
    truth, mart = truth_of(exhibit), mart_of(place, exhibit)
    cells = {cell: mart.get(cell, 0) - truth.get(cell, 0) for cell in truth.keys() | mart.keys()}
    return {cell: by for cell, by in sorted(cells.items()) if by}


@pytest.fixture(scope="module")
def wrong(sample_release: Place) -> WrongLinks:
    return wrong_links(sample_release.marts, TRUTH / "gold")


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: f"{exhibit.number}-{exhibit.figure}")
def test_exhibit_deviates_no_more_than_stated(sample_release: Place, wrong: WrongLinks, exhibit: Exhibit) -> None:
    found = differences(sample_release, exhibit)
    total = sum(truth_of(exhibit).values())
    deviation = sum(abs(by) for by in found.values()) / total
    assert deviation <= exhibit.max_deviation, f"{deviation:.0%} of {total}; causes: {wrong.causes}; cells: {found}"


@pytest.mark.parametrize("exhibit", BY_MOLECULE, ids=lambda exhibit: exhibit.number)
def test_every_cell_that_differs_is_explained_by_wrong_links(
    sample_release: Place, wrong: WrongLinks, exhibit: Exhibit
) -> None:
    unexplained = Counter()
    for cell, by in differences(sample_release, exhibit).items():
        named = dict(zip(exhibit.keys, cell, strict=True))
        touching = wrong.touching(named["origin_group"], named.get("modality_l2") or named.get("route"))
        if abs(by) > touching:
            unexplained[cell] = by
    assert not unexplained, f"cells differ by more than wrong links explain: {dict(unexplained)}"


def test_every_cell_of_exhibit_09a_that_differs_is_explained_by_wrong_sponsors(
    sample_release: Place, wrong: WrongLinks
) -> None:
    exhibit = next(exhibit for exhibit in EXHIBITS if exhibit.number == "09a")
    found = differences(sample_release, exhibit)
    unexplained = {cell: by for cell, by in found.items() if abs(by) > wrong.sponsors.get(cell, 0)}
    assert not unexplained, f"cells differ by more than sponsors taken wrongly explain: {unexplained}"

"""The exhibits on the sample against the truth of its world, cell by cell.

On a world without dirt every figure is equal (test_truth_clean.py). Here names are misspelt, texts missing and
reference lists incomplete, so some molecules are read wrongly. Three things are asked: nothing without dirt is read
wrongly; no cell differs by more than the molecules (exhibit 9a: sponsors) read wrongly that touch it; and the error
stays within what is stated. How new a molecule was (exhibits 11, 12b) depends on all others with its targets: only
the sum is bound.
Rules of single exhibits are dbt unit tests, not here.
"""

import csv
from collections import Counter
from dataclasses import dataclass

import duckdb
import pytest

from tests.conftest import ROOT, Place
from tests.integration.misreadings import Misreadings, misreadings

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
BY_TARGET = ("origin_group", "target_id")
EXHIBITS = [
    Exhibit("01", "mart_exhibit_01_nme_entries", ("entry_year", "origin_group"), "n_nme_entries", 0.04),
    Exhibit("02", "mart_exhibit_02_ta_share", ("ta_id", "origin_group"), "n_assets", 0.05),
    Exhibit("05a", "mart_exhibit_05a_h2h_trials", ("start_year",), "n_trials_started", 0.06, "comparator = 'ALL'"),
    Exhibit("05c", "mart_exhibit_05c_fda_ema_approvals", BY_AGENCY, "n_approvals", 0.0, "data_tier = 'synthetic'"),
    Exhibit("06", "mart_exhibit_06_novel_modality_share", ("modality_l2", "origin_group"), "n_assets", 0.14),
    Exhibit("08a", "mart_exhibit_08a_pipeline_by_subtype", BY_TYPE, "n_asset_indications", 0.07),
    Exhibit("08b", "mart_exhibit_08b_modality_mix", ("area", "modality_l2", "origin_group"), "n_nmes", 0.15),
    Exhibit("09a", "mart_exhibit_09a_mrct", ("start_year", "phase_group_e09"), "n_mrct", 0.19),
    Exhibit("10", "mart_exhibit_10_target_cumshare", BY_TARGET, "n_assets", 0.25),
    Exhibit("11", "mart_exhibit_11_fic", ("entry_year", "origin_group", "novelty_class"), "n_fic", 0.23),
    Exhibit("12b", "mart_exhibit_12b_unexplored_target_nmes", ("entry_year", "modality_class"), "n_nmes", 0.37),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p1", 0.04, "data_tier = 'synthetic'"),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p2", 0.05, "data_tier = 'synthetic'"),
    Exhibit("16b", "mart_exhibit_16b_cost_per_program", ("year",), "n_active_p3", 0.06, "data_tier = 'synthetic'"),
    Exhibit("21", "mart_exhibit_21_cell_therapy_pipeline", BY_ROUTE, "n_products", 0.11),
]
BY_MOLECULE = [exhibit for exhibit in EXHIBITS if exhibit.number in ("01", "02", "06", "08a", "08b", "10", "21")]

NAME_NOT_JOINED = {
    *("name written as typo", "name written as combination", "name written as brand", "name written as with_dose"),
    *("catalogued by the first word of its name", "filed under another type of intervention"),
    *("registration that no other record states", "signed by a subsidiary", "not described"),
}
TEXT_LACKING = {"in no list of molecules", "not described", "described in words that other drugs' texts hold too"}
CAUSES = {
    # with them cells against CD3, which texts of cell therapies name as a marker, and viruses
    "targets": (147, {"in no list of molecules", "catalogued by the first word of its name"}),
    "modality": (40, TEXT_LACKING),
    "origin": (31, {"signed by a subsidiary"}),
    "not found in a study": (27, NAME_NOT_JOINED),
    "split in several": (11, NAME_NOT_JOINED),
    "role": (9, NAME_NOT_JOINED),
    "is no molecule of the world": (5, NAME_NOT_JOINED | {"in no list of molecules"}),
    "not found": (2, NAME_NOT_JOINED),
}
"""How many of the sample's thousand molecules may be read wrongly in which way, and the dirt that causes it."""

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
def read_wrongly(sample_release: Place) -> Misreadings:
    return misreadings(sample_release.marts, TRUTH / "gold")


def test_every_molecule_that_is_read_wrongly_has_dirt_that_causes_it(read_wrongly: Misreadings) -> None:
    without_cause = [one for one in read_wrongly.molecules if not one.dirt & CAUSES.get(one.effect, (0, set()))[1]]
    assert without_cause == []


def test_no_more_molecules_are_read_wrongly_than_stated(read_wrongly: Misreadings) -> None:
    surplus = read_wrongly.effects - Counter({effect: n for effect, (n, _) in CAUSES.items()})
    assert not surplus, f"beyond what is stated: {dict(surplus)} of {dict(read_wrongly.effects)}"


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: f"{exhibit.number}-{exhibit.figure}")
def test_exhibit_deviates_no_more_than_stated(
    sample_release: Place, read_wrongly: Misreadings, exhibit: Exhibit
) -> None:
    found = differences(sample_release, exhibit)
    total = sum(truth_of(exhibit).values())
    deviation = sum(abs(by) for by in found.values()) / total
    causes = dict(read_wrongly.effects)
    assert deviation <= exhibit.max_deviation, f"{deviation:.1%} of {total}; causes: {causes}; cells: {found}"


@pytest.mark.parametrize("exhibit", BY_MOLECULE, ids=lambda exhibit: exhibit.number)
def test_every_cell_that_differs_is_explained_by_molecules_read_wrongly(
    sample_release: Place, read_wrongly: Misreadings, exhibit: Exhibit
) -> None:
    unexplained = {}
    for cell, by in differences(sample_release, exhibit).items():
        named = dict(zip(exhibit.keys, cell, strict=True))
        modality = named.get("modality_l2") or named.get("route")
        if abs(by) > read_wrongly.touching(named["origin_group"], modality, named.get("target_id")):
            unexplained[cell] = by
    assert not unexplained, f"cells differ by more than wrong links explain: {unexplained}"


def test_every_cell_of_exhibit_09a_that_differs_is_explained_by_sponsors_written_with_dirt(
    sample_release: Place, read_wrongly: Misreadings
) -> None:
    exhibit = next(exhibit for exhibit in EXHIBITS if exhibit.number == "09a")
    without_cause = set().union(*read_wrongly.sponsors.values()) - read_wrongly.dirty_trials
    found = differences(sample_release, exhibit)
    unexplained = {cell: by for cell, by in found.items() if abs(by) > len(read_wrongly.sponsors.get(cell, ()))}
    assert without_cause == set()
    assert not unexplained, f"cells differ by more than sponsors taken wrongly explain: {unexplained}"

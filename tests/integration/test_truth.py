"""The exhibits on the sample, whose names are dirty: every deviation from the truth is explained, none is tolerated.

On a world without dirt every figure is true (test_truth_clean.py). Here names are misspelt, texts missing and reference
lists incomplete, so some molecules and sponsors are read wrongly. Asked is that nothing without dirt is read wrongly;
that of what is dirty no more is read wrongly than stated; and that every figure of every exhibit is exactly what the
rules of the truth make of molecules, studies and sponsors as they were read, so that no deviation has another cause.
Rules of single exhibits are dbt unit tests, not here.
"""

from pathlib import Path

import pytest

from dagster_project.sample.world import World
from tests.conftest import DirtyWorld
from tests.integration.misreadings import Misreadings, misreadings
from tests.integration.readings import write_expected
from tests.integration.test_truth_clean import EXHIBITS
from tests.integration.truth_tables import Exhibit, differences

NAME_NOT_JOINED = {
    *("name written as typo", "name written as combination", "name written as brand", "name written as with_dose"),
    *("catalogued by the first word of its name", "filed under another type of intervention"),
    *("registration that no other record states", "signed by a subsidiary", "not described"),
    "named almost like another",
}
TEXT_LACKING = {"in no list of molecules", "not described", "described in words that other drugs' texts hold too"}
STATED = {
    # new genes that no list of names holds; with them cells against CD3, which texts name as a marker, and viruses
    "targets": (
        0.40,
        {"in no list of molecules", "catalogued by the first word of its name", "name written as typo"},
    ),
    # a subsidiary whose owner moved abroad counts for his new country all along: lists have no dates; of an unlisted
    # company sites and legal form tell the seat; where the first study is not joined, the next one's sponsor is taken
    "origin": (
        0.005,
        {"signed by a subsidiary", "originator in no list of listed companies", *NAME_NOT_JOINED},
    ),
    "modality": (0.10, TEXT_LACKING),
    "not found in a study": (0.10, NAME_NOT_JOINED),
    "split in several": (0.05, NAME_NOT_JOINED),
    "role": (0.05, NAME_NOT_JOINED),
    "merged with another": (0.02, {"named almost like another"}),
    "not found": (0.01, NAME_NOT_JOINED),
    "is no molecule of the world": (0.015, NAME_NOT_JOINED | {"in no list of molecules"}),
}
"""What dirt may cause: how a molecule is read wrongly, the part of those with such dirt that may be, and the dirt."""
SPONSOR_DIRT = "signed by a subsidiary"
"""The one kind of dirt for which a China company may not be seen behind a study, and in every such study."""


@pytest.fixture(scope="module")
def read_wrongly(dirty_world: DirtyWorld) -> Misreadings:
    return misreadings(dirty_world.release.marts, dirty_world.truth / "gold")


@pytest.fixture(scope="module")
def expected(dirty_world: DirtyWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables that follow from what the release read."""
    folder = tmp_path_factory.mktemp("as_read")
    world = World(dirty_world.scale, dirty_world.seed)
    write_expected(dirty_world.release.marts, dirty_world.truth / "gold", world, folder)
    return folder


def test_every_molecule_that_is_read_wrongly_has_dirt_that_causes_it(read_wrongly: Misreadings) -> None:
    without_cause = [one for one in read_wrongly.molecules if not one.dirt & STATED.get(one.effect, (0, set()))[1]]
    assert without_cause == []


@pytest.mark.parametrize("effect", STATED)
def test_of_molecules_with_such_dirt_no_more_are_read_wrongly_than_stated(
    read_wrongly: Misreadings, effect: str
) -> None:
    share, dirt = STATED[effect]
    assert read_wrongly.effects[effect] <= share * read_wrongly.n_with(dirt), dict(read_wrongly.effects)


def test_every_sponsor_that_is_taken_wrongly_is_a_subsidiary(read_wrongly: Misreadings) -> None:
    assert {study for study in read_wrongly.sponsors if SPONSOR_DIRT not in read_wrongly.dirt_in[study]} == set()


def test_every_study_of_a_drug_that_is_overlooked_files_it_as_something_else(read_wrongly: Misreadings) -> None:
    """Of them a description tells what they are; without one a radioligand looks like radiotherapy."""
    causes = {"filed under another type of intervention", "not described"}
    assert {study for study in read_wrongly.overlooked if not causes <= read_wrongly.dirt_in[study]} == set()


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_every_cell_follows_from_what_was_read(dirty_world: DirtyWorld, expected: Path, exhibit: Exhibit) -> None:
    assert differences(exhibit, expected, dirty_world.release.marts) == []


def test_readings_move_most_figures(dirty_world: DirtyWorld, expected: Path) -> None:
    """The world as read is not the world as it is: else the comparison above would prove nothing about dirt."""
    files = [f"{exhibit.name}.csv" for exhibit in EXHIBITS]
    moved = [name for name in files if (expected / name).read_bytes() != (dirty_world.truth / name).read_bytes()]
    assert len(moved) > len(files) / 2

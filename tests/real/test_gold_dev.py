"""The resolution of the real extracts does not fall behind what it reached: more than a point down fails."""

import csv
from pathlib import Path

import pytest

from dagster_project.resolution.gold import Report, measure
from dagster_project.resolution.measures import MEASURES, SEGMENTS

FLOOR = Path(__file__).with_name("gold_floor.csv")
ALLOWED_FALL = 0.01


@pytest.fixture(scope="module")
def report(real_release: Path, gold_dev: Path) -> Report:
    return measure(real_release, gold_dev)


def floors() -> dict[tuple[str, str], float]:
    with FLOOR.open(newline="", encoding="utf-8") as stream:
        return {(row["measure"], row["segment"]): float(row["floor"]) for row in csv.DictReader(stream)}


def test_every_measure_has_a_floor() -> None:
    assert set(floors()) == {(measure, segment) for measure in MEASURES for segment in SEGMENTS}


def test_every_labelled_trial_is_in_the_release(report: Report) -> None:
    assert report.n_trials_found == report.n_trials


@pytest.mark.parametrize(("name", "segment"), sorted(floors()))
def test_measure_stays_at_its_floor(report: Report, name: str, segment: str) -> None:
    value = report.value(name, segment)
    assert value is not None
    misses = [miss for miss in report.misses if miss.measure == name]
    assert value >= floors()[name, segment] - ALLOWED_FALL, "\n".join(map(str, misses))

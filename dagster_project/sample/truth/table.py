"""The shape of one truth table: fed molecule by molecule and trial by trial, then written as CSV."""

import csv
from collections.abc import Iterator
from pathlib import Path

from dagster_project.sample.trials import Trial
from dagster_project.sample.truth.facts import AssetFacts


class Table:
    """Base of all truth tables; they keep counters, so that memory does not grow with the world."""

    name: str
    columns: tuple[str, ...]

    def add_asset(self, facts: AssetFacts) -> None:
        """Take note of one new molecule."""

    def add_trial(self, trial: Trial) -> None:
        """Take note of one study of any kind."""

    def rows(self) -> Iterator[tuple]:
        """The expected rows, in stable order."""
        raise NotImplementedError

    def write(self, folder: Path) -> None:
        """Write `<name>.csv`; booleans as true/false, missing values empty, fractions in full precision."""
        with (folder / f"{self.name}.csv").open("w", encoding="utf-8", newline="") as handle:
            out = csv.writer(handle, lineterminator="\n")
            out.writerow(self.columns)
            out.writerows([_text(value) for value in row] for row in self.rows())


def _text(value: object) -> object:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value

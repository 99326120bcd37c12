"""The report of `biopharma resolution`: measure a release against a labelled set, as a table or as JSON.

Belongs here: putting labels, answers and scores together, and showing them. Does not belong here: the command line.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dagster_project.errors import UsageError
from dagster_project.resolution.answers import read_answers
from dagster_project.resolution.labels import read_labels
from dagster_project.resolution.measures import F1_MEASURES, MEASURES, SEGMENTS, score
from dagster_project.resolution.scores import Miss

N_SHOWN_MISSES = 25


@dataclass(frozen=True)
class MeasuredValue:
    """One measure in one segment. `value` is F1 or accuracy; numbers are fractions, null without anything to count."""

    measure: str
    segment: str
    value: float | None
    precision: float | None
    recall: float | None
    n: int


@dataclass(frozen=True)
class Report:
    """Every measure in every segment, and every disagreement."""

    values: tuple[MeasuredValue, ...]
    misses: tuple[Miss, ...]
    n_trials: int
    n_trials_found: int

    def value(self, measure: str, segment: str = "all") -> float | None:
        """Return one number of the report. Raises `KeyError` for a measure or segment that does not exist."""
        found = {(entry.measure, entry.segment): entry.value for entry in self.values}
        return found[measure, segment]


def measure(database: Path, gold: Path) -> Report:
    """Measure a release's file against a labelled set.

    Raises `UsageError` when either cannot be read, or when the release holds none of the labelled trials.
    """
    labels = read_labels(gold)
    answers = read_answers(database, labels.trials)
    if not answers.trials:
        raise UsageError(
            f"none of the {len(labels.trials)} labelled trials is in the release",
            where=str(database),
            fix="refresh from real registry extracts (--profile files or live) before measuring",
        )
    card = score(labels, answers)
    values = []
    for name in MEASURES:
        for segment in SEGMENTS:
            tally = card.tallies[name, segment]
            values.append(
                MeasuredValue(
                    measure=name,
                    segment=segment,
                    value=tally.f1 if name in F1_MEASURES else tally.accuracy,
                    precision=tally.precision,
                    recall=tally.recall,
                    n=tally.n,
                )
            )
    misses = tuple(miss for name in MEASURES for miss in card.tallies[name, "all"].misses)
    return Report(tuple(values), misses, len(labels.trials), len(answers.trials))


def to_json(report: Report) -> str:
    """Return the report as one JSON document with `measures` and `misses`."""
    document = {
        "measures": [vars(entry) for entry in report.values],
        "misses": [vars(miss) for miss in report.misses],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def render(report: Report) -> str:
    """Return the report as text: a row per measure, the segments side by side, then the first misses."""
    lines = [
        f"{report.n_trials_found} of {report.n_trials} labelled trials are in the release",
        "",
        f"{'measure':<26}" + "".join(f"{segment:>24}" for segment in SEGMENTS) + f"{'precision':>11}{'recall':>8}",
    ]
    by_key = {(entry.measure, entry.segment): entry for entry in report.values}
    for name in MEASURES:
        cells = "".join(
            f"{_shown(by_key[name, segment].value):>15} (n={by_key[name, segment].n:>4})" for segment in SEGMENTS
        )
        overall = by_key[name, "all"]
        kind = "F1" if name in F1_MEASURES else "acc"
        lines.append(f"{name + ' ' + kind:<26}{cells}{_shown(overall.precision):>11}{_shown(overall.recall):>8}")
    lines += ["", f"{len(report.misses)} misses" + (", the first of them:" if report.misses else "")]
    for miss in report.misses[:N_SHOWN_MISSES]:
        lines.append(
            f"  {miss.measure:<24} {miss.nct_id}  {miss.name[:32]:<32}  "
            f"labelled {miss.labelled or '-'}, answered {miss.answered or '-'}"
        )
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"

"""What a run of expectations found: one outcome per expectation, one result per table, one report per run.

Belongs here: the shapes, their verdicts, their JSON and the row a Dagster asset check takes. Does not belong
here: how outcomes come about (`suite`) or how people read them (`report`).
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from dagster_project.quality.expectations import Expectation, Severity

Status = Literal["passed", "warned", "failed"]
Room = Literal["landing", "mart"]
TIER = "data_tier"
WITHHELD = "withheld: licensed rows"


class CheckRow(NamedTuple):
    """What one Dagster asset check needs; `severity` is `error` (blocks) or `warn`."""

    name: str
    passed: bool
    severity: Severity
    description: str
    metadata: dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One value that broke an expectation, and the record (or grain) and tier it was found in where they are known."""

    value: str
    record: str | None
    tier: str | None = None


@dataclass(frozen=True)
class Outcome:
    """One expectation and what was found.

    `n_checked` counts the values looked at (missing ones left out unless the rule is about them),
    `n_unexpected` those that broke the rule; both None for rules about a whole column or table, whose
    measure is `observed`. `problem` says why the expectation could not be evaluated at all; such an outcome
    always counts as failed.
    """

    expectation: Expectation
    success: bool
    observed: str | None = None
    n_checked: int | None = None
    n_unexpected: int | None = None
    examples: tuple[Example, ...] = ()
    problem: str | None = None

    @property
    def severity(self) -> Severity:
        """The expectation's severity; a rule that could not be evaluated guards nothing and is an error."""
        return "error" if self.problem else self.expectation.severity

    @property
    def status(self) -> Status:
        """The verdict: an unmet expectation fails or warns by its severity."""
        if self.success:
            return "passed"
        return "failed" if self.severity == "error" else "warned"

    @property
    def finding(self) -> str:
        """One sentence: what was found, with the first examples."""
        if self.problem:
            return f"could not be evaluated: {self.problem}"
        if self.n_unexpected is None:
            return f"observed {self.observed}"
        share = self.n_unexpected / self.n_checked if self.n_checked else 0.0
        text = f"{self.n_unexpected:,} of {self.n_checked or 0:,} values break it ({share:.2%})"
        shown = [e.value + (f" in {e.record}" if e.record else "") for e in self.examples[:3]]
        return text + (f", e.g. {'; '.join(shown)}" if shown else "")

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        expectation = self.expectation
        return {
            "name": expectation.name,
            "type": expectation.type,
            "kwargs": json.loads(json.dumps(expectation.kwargs, default=str)),
            "label": expectation.label,
            "severity": self.severity,
            "status": self.status,
            "finding": self.finding,
            "observed": self.observed,
            "n_checked": self.n_checked,
            "n_unexpected": self.n_unexpected,
            "examples": [{"value": example.value, "record": example.record} for example in self.examples],
            "threatens": list(expectation.threatens),
            "reason": expectation.reason,
            "where": expectation.where,
        }


@dataclass(frozen=True)
class SuiteResult:
    """All outcomes on one table: `subject` is a load (`ctgov.studies`) or a mart (`core.dim_trial`).

    `tiers` are those of the rows checked.
    """

    subject: str
    room: Room
    n_rows: int
    seconds: float
    outcomes: tuple[Outcome, ...]
    tiers: tuple[str, ...] = ()

    def without_values_of(self, tiers: Collection[str]) -> SuiteResult:
        """Return the verdicts and counts without a value of a row of these tiers, for a report that leaves the machine.

        An example goes when its row is of such a tier or of one that nobody knows; a measure of a column goes when the
        table holds such rows.
        """
        if not set(self.tiers) & set(tiers):
            return self
        known = set(self.tiers) - set(tiers)
        outcomes = (
            replace(
                outcome,
                observed=WITHHELD if outcome.observed else None,
                examples=tuple(example for example in outcome.examples if example.tier in known),
            )
            for outcome in self.outcomes
        )
        return replace(self, outcomes=tuple(outcomes))

    def with_status(self, status: Status) -> tuple[Outcome, ...]:
        """Return the outcomes of one verdict."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == status)

    @property
    def passed(self) -> bool:
        """True where nothing failed; warnings do not stop."""
        return not self.with_status("failed")

    @property
    def summary(self) -> str:
        """One line for the console."""
        failed, warned = len(self.with_status("failed")), len(self.with_status("warned"))
        checked = f"{len(self.outcomes)} expectations on {self.n_rows:,} rows"
        return f"{self.subject}: {checked}, {failed} failed, {warned} warned"

    def check_rows(self) -> list[CheckRow]:
        """Return one row per expectation for Dagster asset checks."""
        return [
            CheckRow(
                name=outcome.expectation.name,
                passed=outcome.success,
                severity=outcome.severity,
                description=f"{outcome.expectation.label}: {outcome.finding}",
                metadata={
                    key: value
                    for key, value in outcome.to_dict().items()
                    if key not in ("name", "label", "finding") and value
                },
            )
            for outcome in self.outcomes
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return {
            "subject": self.subject,
            "room": self.room,
            "n_rows": self.n_rows,
            "seconds": round(self.seconds, 3),
            "passed": self.passed,
            "outcomes": [outcome.to_dict() for outcome in self.outcomes],
        }


@dataclass(frozen=True)
class RunReport:
    """Every suite of one run; `created_at` is UTC ISO text."""

    release_id: str
    as_of: date
    created_at: str
    suites: tuple[SuiteResult, ...]

    def count(self, status: Status) -> int:
        """Number of outcomes of one verdict over all suites."""
        return sum(len(suite.with_status(status)) for suite in self.suites)

    def to_json(self) -> str:
        """Return the report as JSON text."""
        return json.dumps(
            {
                "release_id": self.release_id,
                "as_of": self.as_of.isoformat(),
                "created_at": self.created_at,
                "counts": {status: self.count(status) for status in ("passed", "warned", "failed")},
                "suites": [suite.to_dict() for suite in self.suites],
            },
            indent=1,
            ensure_ascii=False,
        )

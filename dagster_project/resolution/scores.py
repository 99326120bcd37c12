"""Arithmetic of agreement: counts of hits and misses, and the numbers made of them.

Belongs here: precision, recall, F1, accuracy. Does not belong here: what counts as a hit (`measures`).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Miss:
    """One disagreement, as a curator needs to see it."""

    measure: str
    nct_id: str
    name: str
    labelled: str
    answered: str


@dataclass
class Tally:
    """Counts of one measure in one segment: units looked at, items right, labelled and answered."""

    n: int = 0
    right: int = 0
    labelled: int = 0
    answered: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, right: int, labelled: int, answered: int) -> None:
        """Count one unit with its items."""
        self.n += 1
        self.right += right
        self.labelled += labelled
        self.answered += answered

    def add_surplus(self) -> None:
        """Count an answer that no labelled unit asked for."""
        self.answered += 1

    @property
    def precision(self) -> float | None:
        """Part of the answers that is right; null when there was no answer."""
        return self.right / self.answered if self.answered else None

    @property
    def recall(self) -> float | None:
        """Part of the labels that was found; null when there was nothing to find."""
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; 1 when there was nothing to find and nothing was; null without units."""
        if not self.n:
            return None
        total = self.labelled + self.answered
        return 2 * self.right / total if total else 1.0

    @property
    def accuracy(self) -> float | None:
        """Part of the units that is right, where every unit holds one item; null without units."""
        return self.right / self.n if self.n else None

"""Measuring a step against its floor: the least that any implementation would have to do with the same data.

Belongs here: clocks and the table. Does not belong here: what is measured (`rooms`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """A step and its floor, both run `repeat` times in turn; seconds are the best of these."""

    name: str
    floor_name: str
    seconds: float
    floor_seconds: float

    @property
    def ratio(self) -> float:
        """How many times the floor the step takes."""
        return self.seconds / self.floor_seconds


def _seconds(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def compare(
    name: str, step: Callable[[], object], floor_name: str, floor: Callable[[], object], *, repeat: int
) -> Comparison:
    """Run step and floor in turn, so that a busy moment of the machine hits both."""
    pairs = [(_seconds(step), _seconds(floor)) for _ in range(repeat)]
    return Comparison(name, floor_name, min(pair[0] for pair in pairs), min(pair[1] for pair in pairs))


def render(comparisons: list[Comparison]) -> str:
    """Return the comparisons as a Markdown table."""
    lines = ["| step | s | floor | s | ratio |", "|---|---:|---|---:|---:|"]
    for item in comparisons:
        lines.append(
            f"| {item.name} | {item.seconds:.3f} | {item.floor_name} | {item.floor_seconds:.3f} | {item.ratio:.1f} |"
        )
    return "\n".join(lines)

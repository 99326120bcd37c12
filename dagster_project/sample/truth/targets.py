"""Exhibit 10: targets of China and US molecules ranked by molecules, and both curves in one row each."""

from collections import Counter
from collections.abc import Iterator

from dagster_project.sample.calendar import CUTS
from dagster_project.sample.truth.facts import AssetFacts, is_clinical
from dagster_project.sample.truth.table import Table

EXCLUDED_TARGETS = ("CD19", "CD3E")
TOP_TARGETS = 200
REFERENCE_RANK = 80
ORIGINS = ("CN", "US")


class Exhibit10(Table):
    """Targets of China and US molecules, with the cumulative share of the top 200."""

    name = "exhibit_10_target_cumshare"
    columns = ("origin_group", "rank", "target_id", "n_assets", "share", "cum_share")

    def __init__(self) -> None:
        self.target_sets: dict[str, Counter] = {origin: Counter() for origin in ORIGINS}
        """Molecules in clinical stage by origin and set of targets; the empty set where none is known."""

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule with its targets."""
        if facts.origin in ORIGINS and is_clinical(facts.highest_active(CUTS["10"])):
            self.target_sets[facts.origin][facts.targets] += 1

    def ranked(self, origin: str) -> list[tuple[str, int]]:
        """Targets and their molecules, most first, ties by the target's name; those of T-cell engagers are left out."""
        counts: Counter = Counter()
        for targets, n in self.target_sets[origin].items():
            counts.update({target: n for target in targets if target not in EXCLUDED_TARGETS})
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:TOP_TARGETS]

    def curve(self, origin: str) -> list[float]:
        """Cumulative share of the first, the first two ... targets in the ranked list."""
        counts = [n for _, n in self.ranked(origin)]
        return [sum(counts[:rank]) / sum(counts) for rank in range(1, len(counts) + 1)]

    def rows(self) -> Iterator[tuple]:
        """One row per origin and rank."""
        for origin in ORIGINS:
            ranked, curve = self.ranked(origin), self.curve(origin)
            total = sum(n for _, n in ranked)
            for rank, (target, n) in enumerate(ranked, start=1):
                yield origin, rank, target, n, n / total, curve[rank - 1]


class Exhibit10Summary(Table):
    """How concentrated each curve is, and how many molecules it cannot show."""

    name = "exhibit_10_summary"
    columns = (
        *("origin_group", "n_assets_in_stage", "cum_share_at_80", "n_targets_80pct", "n_targets_same_share_as_cn80"),
        *("n_assets_top200", "n_asset_targets_top200", "hhi", "n_targets_listed", "is_short_list"),
        "share_targets_unknown",
    )

    def __init__(self, curves: Exhibit10) -> None:
        self._curves = curves

    def rows(self) -> Iterator[tuple]:
        """One row per origin; a list shorter than 80 holds everything at rank 80."""
        at_80 = {origin: self._curves.curve(origin)[:REFERENCE_RANK][-1] for origin in ORIGINS}
        for origin in ORIGINS:
            curve, ranked = self._curves.curve(origin), self._curves.ranked(origin)
            listed, total = {target for target, _ in ranked}, sum(n for _, n in ranked)
            sets = self._curves.target_sets[origin]
            in_stage = sum(sets.values())
            yield (
                origin,
                in_stage,
                at_80[origin],
                _first_rank(curve, 0.8),
                _first_rank(curve, at_80["CN"]),
                sum(n for targets, n in sets.items() if listed & set(targets)),
                total,
                sum((n / total) ** 2 for _, n in ranked),
                len(ranked),
                len(ranked) < TOP_TARGETS,
                sets[()] / in_stage,
            )


def _first_rank(curve: list[float], share: float) -> int | None:
    return next((rank for rank, reached in enumerate(curve, start=1) if reached >= share), None)

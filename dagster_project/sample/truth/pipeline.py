"""Exhibits 2, 6 and 8: molecules in clinical stage by area, modality and subtype."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from dagster_project.sample.calendar import CUTS
from dagster_project.sample.truth.facts import AssetFacts, is_clinical
from dagster_project.sample.truth.table import Table

CNS = ("neurology", "psychiatry")
ROLLUPS = ("cns", "all")


def _shares(counts: Counter) -> Iterator[tuple]:
    """(segment, origin, n, n of the segment, share, rank in the segment) for every counted pair."""
    totals: Counter = Counter()
    for (segment, _), n in counts.items():
        totals[segment] += n
    for segment, group in groupby(sorted(counts), key=lambda pair: pair[0]):
        pairs = list(group)
        for pair in pairs:
            rank = 1 + sum(counts[other] > counts[pair] for other in pairs)
            yield segment, pair[1], counts[pair], totals[segment], counts[pair] / totals[segment], rank


class Exhibit02(Table):
    """Molecules in clinical stage by therapeutic area, once in each; `cns` and `all` are distinct roll-ups."""

    name = "exhibit_02_ta_share"
    columns = (
        "ta_id",
        "is_rollup",
        "origin_group",
        "n_assets",
        "n_assets_global",
        "share_of_global",
        "rank_in_ta",
    )

    def __init__(self) -> None:
        self._counts: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule in each area where it is in clinical stage."""
        areas = facts.clinical_areas(CUTS["02"])
        if areas & set(CNS):
            areas.add("cns")
        if areas:
            areas.add("all")
        for area in areas:
            self._counts[area, facts.origin] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per area and origin."""
        for area, origin, n, total, share, rank in _shares(self._counts):
            yield area, area in ROLLUPS, origin, n, total, share, rank


class Exhibit06(Table):
    """Molecules in clinical stage by modality, each in exactly one."""

    name = "exhibit_06_novel_modality_share"
    columns = (
        "modality_l2",
        "origin_group",
        "n_assets",
        "n_assets_global",
        "share_of_global",
        "rank_in_modality",
    )

    def __init__(self) -> None:
        self._counts: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule of a novel modality at its highest active stage."""
        if facts.is_novel_modality and is_clinical(facts.highest_active(CUTS["06"])):
            self._counts[facts.modality, facts.origin] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per modality and origin."""
        yield from _shares(self._counts)


class Exhibit08a(Table):
    """Molecule-indications in clinical stage by cancer type and neurology type."""

    name = "exhibit_08a_pipeline_by_subtype"
    columns = ("area", "subtype", "origin_group", "n_asset_indications")

    def __init__(self) -> None:
        self._counts: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule once per subtype."""
        for area, subtype in facts.clinical_subtypes(CUTS["08"]):
            if area in ("oncology", "neurology") and subtype:
                self._counts[area, subtype, facts.origin] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per area, subtype and origin."""
        for key in sorted(self._counts):
            yield *key, self._counts[key]


class Exhibit08b(Table):
    """Molecules in clinical stage in oncology and in neurology, by modality."""

    name = "exhibit_08b_modality_mix"
    columns = ("area", "modality_l2", "origin_group", "n_nmes")

    def __init__(self) -> None:
        self._counts: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule once per area."""
        for area in facts.clinical_areas(CUTS["08"]):
            if area in ("oncology", "neurology"):
                self._counts[area, facts.modality, facts.origin] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per area, modality and origin."""
        for key in sorted(self._counts):
            yield *key, self._counts[key]

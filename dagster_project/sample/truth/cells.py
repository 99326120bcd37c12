"""Exhibit 21 (and the pipeline rows of 20): cell therapies by route, area, origin and highest stage."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from dagster_project.sample.calendar import CUTS
from dagster_project.sample.truth.facts import PHASE_OF_RANK, AssetFacts
from dagster_project.sample.truth.table import Table

WINDOW_START = date(2020, 1, 1)
ALL = "all"


class Exhibit21(Table):
    """Cell products first registered in the window, each at its highest stage.

    A row with one area counts a product once in that area; a row with area `all` counts it once in total.
    """

    name = "exhibit_21_cell_therapy_pipeline"
    columns = ("route", "ta_id", "origin_group", "highest_phase", "n_products", "n_iit")

    def __init__(self) -> None:
        self._products: Counter = Counter()
        self._iits: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one cell product."""
        cut = CUTS["21"]
        known = [t for t in facts.trials if t.submitted <= cut]
        if not facts.is_cell or not known or not WINDOW_START <= min(t.entry_day for t in known) <= cut:
            return
        phase = PHASE_OF_RANK[facts.highest(cut)]
        areas = {a for t in known if not t.is_in_healthy_only for c in t.conditions for a in c.ta_ids}
        n_iit = sum(t.is_iit for t in known)
        keys = [(facts.modality, area, facts.origin, phase) for area in areas]
        keys += [(facts.modality, ALL, facts.origin, ALL), (ALL, ALL, facts.origin, ALL)]
        keys += [(ALL, area, facts.origin, ALL) for area in areas]
        for key in keys:
            self._products[key] += 1
            self._iits[key] += n_iit

    def rows(self) -> Iterator[tuple]:
        """One row per counted combination."""
        for key in sorted(self._products):
            yield *key, self._products[key], self._iits[key]

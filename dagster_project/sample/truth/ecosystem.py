"""Exhibit 20: scale, frontier and clinical validation of cell therapies, China beside the US."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dagster_project.sample.calendar import CUTS
from dagster_project.sample.truth.cells import ALL, Exhibit21
from dagster_project.sample.truth.facts import AssetFacts
from dagster_project.sample.truth.table import Table

DELIVERIES = {"lentiviral vector": "lentiviral", "tLNP-mRNA": "tlnp_mrna"}
COUNTRIES = ("CN", "US")
Figures = dict[str, float | None]


class Exhibit20(Table):
    """Two figures of exhibit 21, and how often a country was first in a route, an investigator first with a product."""

    name = "exhibit_20_cell_therapy_ecosystem"
    columns = ("dimension", "indicator", "country", "value", "leader")

    def __init__(self, pipeline: Exhibit21) -> None:
        self._pipeline = pipeline
        self._products: Counter = Counter()
        self._from_iit: Counter = Counter()
        self._deliveries: dict[str, Counter] = defaultdict(Counter)
        self._first: dict[str, tuple[date, Counter]] = {}

    def add_asset(self, facts: AssetFacts) -> None:
        """Take note of one cell product."""
        if not facts.is_cell or facts.entry is None or facts.entry > CUTS["20"]:
            return
        self._products[facts.origin] += 1
        self._from_iit[facts.origin] += min(facts.trials, key=lambda t: (t.entry_day, t.nct)).is_iit
        if facts.delivery:
            self._deliveries[DELIVERIES[facts.delivery]][facts.origin] += 1
        day, origins = self._first.get(facts.modality, (facts.entry, Counter()))
        if facts.entry <= day:
            self._first[facts.modality] = facts.entry, origins if facts.entry == day else Counter()
            self._first[facts.modality][1][facts.origin] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per indicator and country; who has none of something has zero, a share of no products is unknown."""
        totals = {row[2]: row[4:] for row in self._pipeline.rows() if row[0] == row[1] == ALL}
        products, iits = ({o: counts[place] for o, counts in totals.items()} for place in (0, 1))
        first = sum((origins for _, origins in self._first.values()), Counter())
        shares = {origin: self._from_iit[origin] / n for origin, n in self._products.items()}
        yield from _pair("pipeline_scale", "cell_products", products)
        yield from _pair("clinical_validation", "investigator_trials", iits)
        yield from _pair("technology_frontier", "routes_first_in_human", first)
        for delivery, counts in sorted(self._deliveries.items()):
            yield from _pair("technology_frontier", f"in_vivo_car_t_{delivery}", counts)
        yield from _pair("clinical_validation", "share_first_seen_in_investigator_trial", shares, absent=None)


def _pair(dimension: str, indicator: str, figures: Figures, absent: float | None = 0) -> Iterator[tuple]:
    china, us = (figures.get(country) or 0 for country in COUNTRIES)
    leader = "CN" if china > us else "US" if us > china else "tie"
    for country in COUNTRIES:
        yield dimension, indicator, country, figures.get(country, absent), leader

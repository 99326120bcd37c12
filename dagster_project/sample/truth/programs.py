"""Exhibit 16b: what China companies spend on clinical work per active molecule, counted in phase I equivalents."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dagster_project.sample.assets import Asset
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.trials import PHASE_GROUP_E09
from dagster_project.sample.truth.commerce import CommerceTable
from dagster_project.sample.truth.facts import PHASE_OF_RANK, AssetFacts, is_clinical

WEIGHTS = {"I": 1.0, "II": 1.5, "III": 2.6}
BASE_YEAR = 2020


class Exhibit16b(CommerceTable):
    """The mean of the companies' own ratios, and the ratio of their sums."""

    name = "exhibit_16b_cost_per_program"
    columns = (
        *("year", "n_companies", "clinical_rd_rmb_mn", "n_active_p1", "n_active_p2", "n_active_p3"),
        *("p1_equivalent_programs", "avg_company", "pooled", "change_vs_2020"),
    )

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._spent: dict[int, dict[int, float]] = defaultdict(dict)
        self._programs: dict[tuple[int, int], Counter] = defaultdict(Counter)

    def add_affairs(self, affairs: Affairs) -> None:
        """Take note of what a China company spent on clinical work, in millions of yuan."""
        company = affairs.company
        for accounts in affairs.accounts:
            if accounts.is_half_year or accounts.clinical_rd is None:
                continue
            if company.country_on(date(accounts.year, 12, 31)) == "CN":
                rate = self._rates.usd_per_unit_of_year(accounts.currency, accounts.year)
                yuan = rate / self._rates.usd_per_unit_of_year("CNY", accounts.year)
                self._spent[company.number][accounts.year] = accounts.clinical_rd * yuan / 1e6

    def add_molecule(self, asset: Asset, facts: AssetFacts) -> None:
        """Count a molecule of such a company at its highest active phase of each year's end."""
        for year in self._spent.get(asset.originator.number, ()):
            rank = facts.highest_active(date(year, 12, 31))
            if is_clinical(rank):
                self._programs[asset.originator.number, year][PHASE_GROUP_E09[PHASE_OF_RANK[rank]]] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per year in which a company with programs reported."""
        by_year: dict[int, list[tuple[float, Counter]]] = defaultdict(list)
        for number, year in sorted(self._programs):
            by_year[year].append((self._spent[number][year], self._programs[number, year]))
        costs = {year: _cost(found) for year, found in by_year.items()}
        for year, found in sorted(by_year.items()):
            spent, counts = sum(s for s, _ in found), sum((n for _, n in found), Counter())
            numbers = (counts["I"], counts["II"], counts["III"], _equivalents(counts))
            change = costs[year] - costs[BASE_YEAR] if BASE_YEAR in costs else None
            yield year, len(found), spent, *numbers, costs[year], spent / _equivalents(counts), change


def _equivalents(counts: Counter) -> float:
    return sum(weight * counts[group] for group, weight in WEIGHTS.items())


def _cost(found: list[tuple[float, Counter]]) -> float:
    return sum(spent / _equivalents(counts) for spent, counts in found) / len(found)

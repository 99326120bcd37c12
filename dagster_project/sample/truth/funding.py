"""Exhibit 15, sources of R&D money, and the capital, jobs and ranks of the clusters (sidebar S1)."""

from collections import defaultdict
from collections.abc import Iterator

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.geo import origin_group
from dagster_project.sample.panel.clusters import indicators
from dagster_project.sample.panel.exits import EXIT_TYPES
from dagster_project.sample.panel.funding_lines import funding_lines
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.grants import FISCAL_YEARS, LIFE_SCIENCE, nih_projects, nsf_awards
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.panel.members import panel_type
from dagster_project.sample.panel.rankings import EDITIONS, city_shares
from dagster_project.sample.truth.commerce import CommerceTable
from dagster_project.sample.truth.table import Table

BOSTON = (("Boston", "MA"), ("Cambridge", "MA"))
INDEX_CITIES = {"boston_cambridge": "Boston metropolitan area", "shanghai": "Shanghai"}
LAST_YEAR = 2025
"""Exhibit 15 ends with the fiscal year that it is about."""
ROUNDS = {"VC": "vc_pe", "PE": "vc_pe", "CVC": "cvc"}
LARGE = ("big_pharma", "biopharma")
CAPITAL = ("capital_vc", "capital_pe", "capital_government")


def federal_grants(seed: int, scale: float) -> Iterator[tuple[int, tuple[str, str], int]]:
    """(fiscal year, place, dollars) of every award for life science; parts of a centre repeat its money."""
    for year in FISCAL_YEARS:
        for project in nih_projects(seed, scale, year):
            if not project.part:
                yield year, (project.organisation.city, project.organisation.state), project.amount
        for award in nsf_awards(seed, scale, year):
            if award.directorate == LIFE_SCIENCE:
                for fiscal_year, amount in award.obligated:
                    yield fiscal_year, (award.organisation.city, award.organisation.state), amount


class Exhibit15(CommerceTable):
    """Money by source in USD billion; nascent money has no amount."""

    name = "exhibit_15_rd_funding"
    columns = (
        *("year", "country", "source_type"),
        *("amount_low_usd_bn", "amount_mid_usd_bn", "amount_high_usd_bn", "is_nascent"),
    )

    def __init__(self, seed: int, scale: float, rates: Rates) -> None:
        self._seed, self._scale, self._rates = seed, scale, rates
        self._companies: list[tuple[tuple[int, str, str], float]] = []

    def add_affairs(self, affairs: Affairs) -> None:
        """Take note of a company's rounds, if it makes innovative drugs, and of its R&D, if it is large."""
        kind = panel_type(affairs.company)
        for event in affairs.financings if kind in EXIT_TYPES else ():
            country = origin_group(affairs.company.country_on(event.day))
            if event.kind in ROUNDS and country in ("CN", "US"):
                raised = event.amount * self._rates.usd_per_unit(event.currency, event.day) / 1e9
                self._companies.append(((event.day.year, country, ROUNDS[event.kind]), raised))
        seat = origin_group(affairs.company.country_on(SNAPSHOT))  # the panel states the seat of today only
        if kind in LARGE and seat in ("CN", "US"):
            for year, spent, currency in _rd_by_year(affairs):
                rate = self._rates.usd_per_unit_of_year(currency, year) / 1e9
                self._companies.append(((year, seat, "pharma"), spent * rate))

    def rows(self) -> Iterator[tuple]:
        """One row per year, country and source, and one for all sources together."""
        sums: dict[tuple[int, str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for key, amount in self._companies:
            _add(sums[key], (amount,) * 3)
        nascent: set[tuple[int, str, str]] = set()
        for year, _, amount in federal_grants(self._seed, self._scale):
            _add(sums[year, "US", "government"], (amount / 1e9,) * 3)
        for line in funding_lines(self._seed):
            key = (line.year, line.country, line.source_type)
            if line.is_nascent:
                nascent.add(key)
            elif line.is_innovative_drug:
                rate = self._rates.usd_per_unit_of_year(line.currency, line.year) / 1000
                _add(sums[key], (line.low * rate, line.mid * rate, line.high * rate))
        for (year, country, _), amounts in list(sums.items()):
            _add(sums[year, country, "total"], tuple(amounts))
        for key in sorted(key for key in sums.keys() | nascent if key[0] <= LAST_YEAR):
            yield *key, *sums.get(key, (None, None, None)), key in nascent


def _rd_by_year(affairs: Affairs) -> Iterator[tuple[int, float, str]]:
    """(year, R&D, currency); the last year, whose accounts come too late, is carried forward from its first half."""
    full = {accounts.year: accounts for accounts in affairs.accounts if not accounts.is_half_year}
    half = {accounts.year: accounts.rd_total for accounts in affairs.accounts if accounts.is_half_year}
    for year, accounts in full.items():
        if year < LAST_YEAR:
            yield year, accounts.rd_total, accounts.currency
        elif year == LAST_YEAR:
            first, first_before = half[year], half[year - 1]
            rest = (full[year - 1].rd_total - first_before) * (first / first_before)
            yield year, first + rest, accounts.currency


def _add(sums: list[float], amounts: tuple[float, ...]) -> None:
    for place, amount in enumerate(amounts):
        sums[place] += amount


class SidebarS1(Table):
    """Readings of the clusters, with totals and densities made of their parts; money seen in grants is a part only."""

    name = "exhibit_s1_cluster_comparison"
    columns = ("cluster", "indicator", "year", "value", "ratio_to_zhangjiang")

    def __init__(self, seed: int, scale: float) -> None:
        self._seed, self._scale = seed, scale

    def rows(self) -> Iterator[tuple]:
        """One row per cluster, indicator and year."""
        values = {(c, i, y): float(value) for c, i, y, value, *_ in indicators(self._seed)}
        for key, value in (*self._federal(), *self._ranks()):
            values.setdefault(key, value)
        for cluster, year in sorted({(c, y) for c, _, y in values}):
            parts = [values.get((cluster, part, year)) for part in CAPITAL]
            if None not in parts:
                values[cluster, "capital_total_usd_bn", year] = sum(parts)
            jobs, area = (values.get((cluster, name, year)) for name in ("employment", "area_km2"))
            if jobs is not None and area:
                values[cluster, "employment_density_per_km2", year] = jobs / area
        for (cluster, indicator, year), value in sorted(values.items()):
            base = None if indicator.startswith("nature_index") else values.get(("zhangjiang", indicator, year))
            yield cluster, indicator, year, value, value / base if base else None

    def _federal(self) -> Iterator[tuple]:
        sums: dict[int, float] = defaultdict(float)
        for year, place, amount in federal_grants(self._seed, self._scale):
            if place in BOSTON:
                sums[year] += amount / 1e9
        yield from ((("boston_cambridge", "capital_government", year), amount) for year, amount in sums.items())

    def _ranks(self) -> Iterator[tuple]:
        for edition in EDITIONS:
            shares: dict[str, float] = defaultdict(float)
            for of_edition, _, city, _, share in city_shares(self._seed):
                if of_edition == edition:
                    shares[city] += share
            for cluster, city in INDEX_CITIES.items():
                rank = 1 + sum(share > shares[city] for share in shares.values())
                yield (cluster, "nature_index_rank_health_life", edition), float(rank)

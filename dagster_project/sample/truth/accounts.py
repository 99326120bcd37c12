"""Exhibit 16a: R&D of the twenty largest companies of each type in China and the US."""

from collections import defaultdict
from collections.abc import Iterator

from dagster_project.sample.panel.financials import LEVELS
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.panel.members import panel_type
from dagster_project.sample.truth.commerce import CommerceTable

LARGEST = 20


class Exhibit16a(CommerceTable):
    """The largest by revenue of the year; what PRC accounting capitalises is R&D like any other."""

    name = "exhibit_16a_rd_budget_top20"
    columns = (
        "year",
        "country",
        "company_type",
        "n_companies",
        "revenue_usd_bn_sum",
        "rd_budget_usd_bn_sum",
        "rd_budget_usd_bn_avg",
        "rd_ratio",
        "us_to_china_ratio",
    )

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._cells: dict[tuple[int, str, str], list[tuple[float, float]]] = defaultdict(list)

    def add_affairs(self, affairs: Affairs) -> None:
        """Take note of a company's full years."""
        company = affairs.company
        for accounts in affairs.accounts:
            if not accounts.is_half_year and (company.country, panel_type(company)) in LEVELS:
                rate = self._rates.usd_per_unit_of_year(accounts.currency, accounts.year)
                figures = (accounts.revenue * rate / 1e9, accounts.rd_total * rate / 1e9)
                self._cells[accounts.year, company.country, panel_type(company)].append(figures)

    def rows(self) -> Iterator[tuple]:
        """One row per year, country and type."""
        largest = {key: sorted(found, reverse=True)[:LARGEST] for key, found in self._cells.items()}
        average = {key: sum(rd for _, rd in found) / len(found) for key, found in largest.items()}
        for key in sorted(largest):
            year, _, kind = key
            revenue, spent = (sum(figures) for figures in zip(*largest[key], strict=True))
            ratio = average[year, "US", kind] / average[year, "CN", kind]
            yield *key, len(largest[key]), revenue, spent, average[key], spent / revenue, ratio

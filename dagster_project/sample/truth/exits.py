"""Exhibit 17: how biotechs were paid for their work: listings, licences, sales, by year and in five years together."""

from collections import defaultdict
from collections.abc import Iterator

from dagster_project.sample.geo import origin_group
from dagster_project.sample.panel.deals import Deal
from dagster_project.sample.panel.exits import EXIT_TYPES
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.panel.members import panel_type
from dagster_project.sample.truth.commerce import LICENCE_KINDS, CommerceTable, is_counted, total
from dagster_project.sample.truth.deals import upfront_usd

YEARS = range(2021, 2026)
FIGURES = ("n_events", "n_without_value", "value_usd_bn", "avg_size_usd_bn")
Exits = dict[tuple[str, str], list[float | None]]
"""(country, kind) to the value of each event in dollars, None where it is not disclosed."""


class Exhibit17(CommerceTable):
    """Exits by year; a kind of several together is their sum."""

    name = "exhibit_17_exits"
    columns = ("exit_year", "country", "exit_type", *FIGURES)

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._by_year: dict[int, Exits] = {year: defaultdict(list) for year in YEARS}

    def add_deal(self, deal: Deal) -> None:
        """Count the upfront of one licence; without one it is no exit."""
        if deal.kind in LICENCE_KINDS and is_counted(deal):
            self._note(deal.day.year, deal.origin, "licensing", upfront_usd(deal, self._rates))

    def add_affairs(self, affairs: Affairs) -> None:
        """Count a company's first listing and the sale of its control, if it makes innovative drugs."""
        if panel_type(affairs.company) not in EXIT_TYPES:
            return
        listings = [event for event in affairs.financings if event.kind == "IPO"]
        for event in sorted(listings, key=lambda e: e.day)[:1]:
            raised = event.amount * self._rates.usd_per_unit(event.currency, event.day)
            self._note(event.day.year, affairs.company.country_on(event.day), "ipo", raised)
        for deal in affairs.acquisitions:
            if deal.is_control:
                rate = self._rates.usd_per_unit(deal.currency, deal.announced) if deal.currency else 1
                paid = None if deal.value is None else deal.value * rate
                self._note(deal.announced.year, deal.target.country_on(deal.announced), "mna", paid)

    def rows(self) -> Iterator[tuple]:
        """One row per year, country and kind with an event."""
        for year in YEARS:
            for key, figures in _figures(self._by_year[year]):
                yield year, *key, *figures

    def all_years(self) -> Exits:
        """The exits of all years together."""
        merged: Exits = defaultdict(list)
        for exits in self._by_year.values():
            for key, values in exits.items():
                merged[key] += values
        return merged

    def _note(self, year: int, country: str, kind: str, value: float | None) -> None:
        if year in self._by_year:
            self._by_year[year][origin_group(country), kind].append(value)


class Exhibit17Summary(CommerceTable):
    """Exits of the five years together."""

    name = "exhibit_17_exits_summary"
    columns = ("country", "exit_type", *FIGURES)

    def __init__(self, by_year: Exhibit17) -> None:
        self._by_year = by_year

    def rows(self) -> Iterator[tuple]:
        """One row per country and kind with an event."""
        for key, figures in _figures(self._by_year.all_years()):
            yield *key, *figures


def _figures(exits: Exits) -> Iterator[tuple[tuple[str, str], tuple]]:
    kinds = dict(exits)
    for country in {c for c, kind in exits if kind in ("ipo", "licensing")}:
        both = [value for kind in ("ipo", "licensing") for value in exits.get((country, kind), [])]
        kinds[country, "ipo_plus_licensing"] = both
    for key in sorted(kinds):
        values, undisclosed = kinds[key], kinds[key].count(None)
        # a licence without a disclosed upfront is no event and worth nothing; a sale without a disclosed price is one
        n_events = len(values) if key[1] == "mna" else len(values) - undisclosed
        known = total(values) if n_events else 0.0
        worth = None if known is None else known / 1e9
        average = worth / (len(values) - undisclosed) if worth and len(values) > undisclosed else None
        yield key, (n_events, undisclosed, worth, average)

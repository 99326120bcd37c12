"""Exhibits 5b, 8c and 9b: deals by origin, deals of the largest multinationals, co-development."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dagster_project.sample.geo import origin_group
from dagster_project.sample.panel.deals import Deal
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.members import Members
from dagster_project.sample.truth.commerce import BD_KINDS, LICENCE_KINDS, CommerceTable, is_counted, total

MNC_YEARS = range(2020, 2026)
POOLED_YEARS = (2023, 2024, 2025)


class Exhibit05b(CommerceTable):
    """Deals over rights to assets by the seat of the primary licensor on the day."""

    name = "exhibit_05b_bd_origin"
    columns = (
        "deal_year",
        "origin_group",
        "n_deals",
        "n_deals_global",
        "share_of_deals",
        "upfront_usd_mn",
        "share_of_upfront",
        "n_without_upfront",
        "n_cross_border",
    )

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._upfronts: dict[tuple[int, str], list[float | None]] = defaultdict(list)
        self._abroad: Counter = Counter()

    def add_deal(self, deal: Deal) -> None:
        """Count one new deal."""
        if deal.kind in BD_KINDS and is_counted(deal):
            key = (deal.day.year, origin_group(deal.origin))
            self._upfronts[key].append(upfront_usd(deal, self._rates))
            self._abroad[key] += deal.origin != deal.buyer_country

    def rows(self) -> Iterator[tuple]:
        """One row per year and origin with a deal."""
        for year, origin in sorted(self._upfronts):
            of_year = [u for (y, _), found in self._upfronts.items() if y == year for u in found]
            own = self._upfronts[year, origin]
            paid, paid_by_all, n_all = total(own), total(of_year), len(of_year)
            share = None if paid is None else paid / paid_by_all
            counts = (len(own), n_all, len(own) / n_all)
            money = (None if paid is None else paid / 1e6, share, own.count(None))
            yield year, origin, *counts, *money, self._abroad[year, origin]


class Exhibit08c(CommerceTable):
    """Rights bought by one of the year's twenty largest multinationals; an undisclosed area is the licensor's focus."""

    name = "exhibit_08c_mnc_deals"
    columns = ("area", "origin_group", "n_deals", "n_by_licensor_focus")

    def __init__(self, members: Members) -> None:
        self._members = members
        self._counts = {(a, o): Counter() for a in ("neurology", "oncology") for o in ("CN", "US")}

    def add_deal(self, deal: Deal) -> None:
        """Count one new deal."""
        if deal.kind not in BD_KINDS or not is_counted(deal) or deal.day.year not in MNC_YEARS:
            return
        if self._members.is_top(deal.licensee, deal.day.year):
            area = deal.ta or self._members.focus(deal.licensors[0])
            cell = self._counts.get((area, origin_group(deal.origin)))
            if cell is not None:
                cell["all"] += 1
                cell["by_focus"] += not deal.ta

    def rows(self) -> Iterator[tuple]:
        """One row per area and origin, a cell without a deal among them."""
        for key in sorted(self._counts):
            yield *key, self._counts[key]["all"], self._counts[key]["by_focus"]


class Exhibit09b(CommerceTable):
    """Licences and purchases of assets with a China party, and how many of them share development."""

    name = "exhibit_09b_codevelopment"
    columns = (
        "deal_year",
        "n_deals_base",
        "n_codev",
        "share_codev",
        "n_licences",
        "n_codev_licences",
        "pooled_share_2023_2025",
    )

    def __init__(self) -> None:
        self._counts: dict[int, Counter] = defaultdict(Counter)

    def add_deal(self, deal: Deal) -> None:
        """Count one new deal with a China company on either side."""
        homes = {c.country_on(deal.day) for c in (*deal.licensors, deal.licensee)}
        if deal.kind in BD_KINDS and is_counted(deal) and "CN" in homes:
            is_licence, is_codev = deal.kind in LICENCE_KINDS, deal.has_codev or deal.kind == "co_development"
            flags = {"base": True, "codev": is_codev, "licences": is_licence, "both": is_licence and is_codev}
            self._counts[deal.day.year].update({name: int(flag) for name, flag in flags.items()})

    def rows(self) -> Iterator[tuple]:
        """One row per year; the pooled share is of all deals of three years together."""
        pooled = sum((self._counts[year] for year in POOLED_YEARS if year in self._counts), Counter())
        share = pooled["codev"] / pooled["base"] if pooled else None
        for year, n in sorted(self._counts.items()):
            yield year, n["base"], n["codev"], n["codev"] / n["base"], n["licences"], n["both"], share


def upfront_usd(deal: Deal, rates: Rates) -> float | None:
    """Upfront in dollars at the rate of the day; None if it was not disclosed."""
    return None if deal.upfront is None else deal.upfront * rates.usd_per_unit(deal.currency, deal.day)

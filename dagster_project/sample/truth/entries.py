"""Exhibits 1 and 5c: molecules by the year of clinical entry, approvals of China-origin molecules."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dagster_project.sample.calendar import CUTS, FIRST_EXHIBIT_YEAR
from dagster_project.sample.truth.facts import AssetFacts
from dagster_project.sample.truth.table import Table

COMPLETE_AFTER_DAYS = 180


def is_complete(year: int, cut: date) -> bool:
    """Whether registrations of a year had half a year to arrive by the cut."""
    return (cut - date(year, 12, 31)).days >= COMPLETE_AFTER_DAYS


class Exhibit01(Table):
    """New molecules by entry year and origin; `GLOBAL` is the whole year."""

    name = "exhibit_01_nme_entries"
    columns = (
        "entry_year",
        "origin_group",
        "n_nme_entries",
        "n_nme_entries_reg_only",
        "share_of_global",
        "yoy_growth",
        "gap_vs_us",
        "is_complete_year",
    )

    def __init__(self) -> None:
        self._all: Counter = Counter()
        self._registrational: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule in its entry year."""
        for counter, day in ((self._all, facts.entry), (self._registrational, facts.entry_registrational)):
            if day is not None and day.year >= FIRST_EXHIBIT_YEAR and day <= CUTS["01"]:
                counter[day.year, facts.origin] += 1
                counter[day.year, "GLOBAL"] += 1

    def rows(self) -> Iterator[tuple]:
        """One row per year and origin with any entry."""
        for year, origin in sorted(set(self._all) | set(self._registrational)):
            n, total = self._all[year, origin], self._all[year, "GLOBAL"]
            before = self._all[year - 1, origin]
            yield (
                year,
                origin,
                n,
                self._registrational[year, origin],
                n / total if total else None,
                n / before - 1 if before else None,
                n - self._all[year, "US"] if origin == "CN" else None,
                is_complete(year, CUTS["01"]),
            )


class Exhibit05c(Table):
    """First approvals of China-origin molecules by year and agency."""

    name = "exhibit_05c_fda_ema_approvals"
    columns = ("approval_year", "agency", "n_approvals", "cumulative", "asset_list")

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], list[str]] = defaultdict(list)

    def add_asset(self, facts: AssetFacts) -> None:
        """Count the approvals of one China-origin molecule."""
        if facts.origin == "CN":
            for approval in facts.approvals:
                self._names[approval.agency, approval.day.year].append(facts.pref_name.lower())

    def rows(self) -> Iterator[tuple]:
        """One row per agency and year with an approval."""
        cumulative: Counter = Counter()
        for agency, year in sorted(self._names):
            names = sorted(self._names[agency, year])
            cumulative[agency] += len(names)
            yield year, agency, len(names), cumulative[agency], ";".join(names)

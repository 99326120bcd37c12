"""Exhibits 11 and 12b: who was first in the clinic with a target and modality, and how new that was."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dagster_project.sample.calendar import CUTS, FIRST_EXHIBIT_YEAR
from dagster_project.sample.truth.entries import is_complete
from dagster_project.sample.truth.facts import AssetFacts
from dagster_project.sample.truth.table import Table


class FirstInClass:
    """All entries with known targets: 200 bytes per molecule, the one truth that grows with the world."""

    def __init__(self) -> None:
        self._entries: list[tuple[date, tuple[str, ...], str, str, bool]] = []
        self._found: list[tuple[int, str, str, bool]] | None = None

    def add(self, facts: AssetFacts) -> None:
        """Take note of one molecule whose targets are known."""
        if facts.targets and facts.entry is not None and facts.entry <= CUTS["11"]:
            entry = (facts.entry, facts.targets, facts.modality, facts.origin, facts.is_novel_modality)
            self._entries.append(entry)

    def found(self) -> list[tuple[int, str, str, bool]]:
        """(entry year, origin, novelty class, is novel modality) of every first-in-class; ties all count."""
        if self._found is None:
            self._found = list(self._find())
        return self._found

    def _find(self) -> Iterator[tuple[int, str, str, bool]]:
        first_group: dict[tuple, date] = {}
        first_set: dict[tuple[str, ...], date] = {}
        first_target: dict[str, date] = {}
        for day, targets, modality, _, _ in self._entries:
            _lower(first_group, (targets, modality), day)
            _lower(first_set, targets, day)
            for target in targets:
                _lower(first_target, target, day)
        for day, targets, modality, origin, is_novel in self._entries:
            if first_group[targets, modality] != day:
                continue
            if any(first_target[target] == day for target in targets):
                novelty = "unexplored_target"
            elif first_set[targets] == day:
                novelty = "new_target_combination"
            else:
                novelty = "modality_migration"
            if day.year >= FIRST_EXHIBIT_YEAR:
                yield day.year, origin, novelty, is_novel


def _lower(store: dict, key: object, day: date) -> None:
    if key not in store or day < store[key]:
        store[key] = day


class Exhibit11(Table):
    """Potential first-in-class molecules by entry year, origin and kind of novelty."""

    name = "exhibit_11_fic"
    columns = ("entry_year", "origin_group", "novelty_class", "n_fic")

    def __init__(self, first_in_class: FirstInClass) -> None:
        self._source = first_in_class

    def add_asset(self, facts: AssetFacts) -> None:
        """Take note of one molecule."""
        self._source.add(facts)

    def rows(self) -> Iterator[tuple]:
        """One row per year, origin and class."""
        counts = Counter((year, origin, novelty) for year, origin, novelty, _ in self._source.found())
        for key in sorted(counts):
            yield *key, counts[key]


class Exhibit11Summary(Table):
    """All kinds of first-in-class by entry year and origin, beside the entries that they are among."""

    name = "exhibit_11_fic_summary"
    columns = (
        *("entry_year", "origin_group", "n_fic", "n_fic_global", "share_of_global", "n_nme_entries"),
        *("share_targets_unknown", "is_complete_year"),
    )

    def __init__(self, first_in_class: FirstInClass) -> None:
        self._source = first_in_class
        self._entries: Counter = Counter()
        self._without_target: Counter = Counter()

    def add_asset(self, facts: AssetFacts) -> None:
        """Count one molecule in its entry year."""
        if facts.entry is not None and facts.entry.year >= FIRST_EXHIBIT_YEAR and facts.entry <= CUTS["11"]:
            for origin in (facts.origin, "GLOBAL"):
                self._entries[facts.entry.year, origin] += 1
                self._without_target[facts.entry.year, origin] += not facts.targets

    def rows(self) -> Iterator[tuple]:
        """One row per year and origin with an entry; `GLOBAL` is the whole year."""
        firsts: Counter = Counter()
        for year, origin, _, _ in self._source.found():
            firsts.update([(year, origin), (year, "GLOBAL")])
        for (year, origin), n in sorted(self._entries.items()):
            own, everywhere = firsts[year, origin], firsts[year, "GLOBAL"]
            share, unknown = own / everywhere if everywhere else None, self._without_target[year, origin] / n
            yield year, origin, own, everywhere, share, n, unknown, is_complete(year, CUTS["11"])


class Exhibit12b(Table):
    """China-origin molecules on targets that nobody had tried, by entry year and class of modality."""

    name = "exhibit_12b_unexplored_target_nmes"
    columns = ("entry_year", "modality_class", "n_nmes", "share")

    def __init__(self, first_in_class: FirstInClass) -> None:
        self._source = first_in_class

    def rows(self) -> Iterator[tuple]:
        """One row per year and modality class."""
        counts: dict[int, Counter] = defaultdict(Counter)
        for year, origin, novelty, is_novel in self._source.found():
            if origin == "CN" and novelty == "unexplored_target":
                counts[year]["novel" if is_novel else "established"] += 1
        for year in sorted(counts):
            for modality_class in sorted(counts[year]):
                n = counts[year][modality_class]
                yield year, modality_class, n, n / sum(counts[year].values())

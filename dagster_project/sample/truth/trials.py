"""Exhibits 5a and 9a: head-to-head trials of China molecules, multi-regional trials of China companies."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import median

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import CUTS, FIRST_EXHIBIT_YEAR
from dagster_project.sample.geo import n_regions
from dagster_project.sample.trials import PHARMA_TYPES, PHASE_GROUP_E09, Trial
from dagster_project.sample.truth.table import Table


class Exhibit05a(Table):
    """Randomised phase III trials of a China molecule against a protected global drug of another company."""

    name = "exhibit_05a_h2h_trials"
    columns = ("start_year", "comparator", "n_trials_started", "n_trials_ongoing_eoy", "n_assets")

    def __init__(self, dirty: bool) -> None:
        self._dirty = dirty
        self._hits: list[tuple[str, str, Trial]] = []

    def add_trial(self, trial: Trial) -> None:
        """Keep the trial if it is head-to-head; few are, so they are held in memory."""
        if PHASE_GROUP_E09.get(trial.phase) != "III" or not trial.is_drug_trial:
            return
        if not trial.design.startswith("head_to_head") or (self._dirty and trial.start_is_impossible):
            return
        own = [p.asset for p in trial.participants if p.role == "experimental" and _is_china_nme(p.asset)]
        for rival in (p.asset for p in trial.participants if p.role == "active_comparator"):
            if own and len(rival.approvals) == 2 and trial.start < rival.loe and trial.start <= CUTS["05a"]:
                self._hits.append((rival.inn, own[0].key, trial))

    def rows(self) -> Iterator[tuple]:
        """One row per year and comparator with a trial that starts or goes on, and per year for all together."""
        names = {name for name, _, _ in self._hits} | {"ALL"}
        for year in range(FIRST_EXHIBIT_YEAR, CUTS["05a"].year + 1):
            end = min(date(year, 12, 31), CUTS["05a"])
            for name in sorted(names):
                of_name = [(key, t) for n, key, t in self._hits if name in (n, "ALL")]
                hits = [(key, t) for key, t in of_name if t.start.year == year]
                ongoing = {t.nct for _, t in of_name if t.start <= end < t.completion and t.status != "WITHDRAWN"}
                if hits or ongoing:
                    yield year, name, len({t.nct for _, t in hits}), len(ongoing), len({key for key, _ in hits})


def _is_china_nme(asset: Asset | None) -> bool:
    return asset is not None and asset.is_nme and asset.origin_country == "CN"


class Exhibit09a(Table):
    """Drug trials led by China companies with sites in two or more countries, Greater China counted once."""

    name = "exhibit_09a_mrct"
    columns = ("start_year", "phase_group_e09", "n_mrct", "n_countries_median", "share_of_year")

    def __init__(self, dirty: bool) -> None:
        self._dirty = dirty
        self._countries: dict[tuple[int, str], list[int]] = defaultdict(list)

    def add_trial(self, trial: Trial) -> None:
        """Count the trial if a China company leads it and it spans countries."""
        group, reach = PHASE_GROUP_E09.get(trial.phase), n_regions(trial.site_countries)
        is_china_led = trial.lead_country == "CN" and trial.lead_type in PHARMA_TYPES
        if not (trial.is_drug_trial and group and is_china_led and reach >= 2) or trial.is_covid:
            return
        is_known = trial.submitted <= CUTS["09a"] and trial.start <= CUTS["09a"]
        if is_known and not (self._dirty and trial.start_is_impossible):
            self._countries[trial.start.year, group].append(reach)

    def rows(self) -> Iterator[tuple]:
        """One row per start year and phase group."""
        per_year: Counter = Counter()
        for (year, _), reaches in self._countries.items():
            per_year[year] += len(reaches)
        for year, group in sorted(self._countries):
            reaches = self._countries[year, group]
            yield year, group, len(reaches), float(median(reaches)), len(reaches) / per_year[year]

"""Exhibit 9c: new molecules of the largest listed China companies that are tested in China and overseas."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import CUTS, FIRST_EXHIBIT_YEAR
from dagster_project.sample.geo import regions
from dagster_project.sample.panel.members import CAP_DATE, Members, panel_type
from dagster_project.sample.trials import PHARMA_TYPES, Trial
from dagster_project.sample.truth.commerce import CommerceTable
from dagster_project.sample.truth.facts import AssetFacts

SAMPLE_SIZE = 10


class Exhibit09c(CommerceTable):
    """By the year of entry into the clinic; the sample of one day is applied to all years, its own left out."""

    name = "exhibit_09c_dual_filing"
    columns = ("cohort_year", "n_nme_cohort", "n_dual", "share_dual", "company_list")

    def __init__(self, members: Members, dirty: bool) -> None:
        self._dirty = dirty
        listed = [
            (cap, company)
            for company in members.companies
            if company.country_on(CAP_DATE) == "CN" and panel_type(company) in PHARMA_TYPES
            if (cap := members.market_cap(company)) is not None
        ]
        listed.sort(key=lambda pair: (-pair[0], pair[1].name))
        self._sample = {company.number: company.name for _, company in listed[:SAMPLE_SIZE]}
        self._molecules: Counter = Counter()
        self._dual: Counter = Counter()
        self._names: dict[int, set[str]] = defaultdict(set)

    def add_molecule(self, asset: Asset, facts: AssetFacts) -> None:
        """Count one molecule that a company of the sample originated."""
        cut = CUTS["09c"]
        if asset.originator.number not in self._sample or facts.entry is None:
            return
        if not FIRST_EXHIBIT_YEAR <= facts.entry.year < cut.year:
            return
        begun = [t for t in facts.trials if t.submitted <= cut and self._began(t)]
        reached = {region for trial in begun for region in regions(trial.site_countries)}
        self._molecules[facts.entry.year] += 1
        self._dual[facts.entry.year] += "CN" in reached and len(reached) > 1
        self._names[facts.entry.year].add(self._sample[asset.originator.number])

    def rows(self) -> Iterator[tuple]:
        """One row per year in which a molecule entered."""
        for year, n in sorted(self._molecules.items()):
            yield year, n, self._dual[year], self._dual[year] / n, ";".join(sorted(self._names[year]))

    def _began(self, trial: Trial) -> bool:
        """By the cut, as far as the start can be read."""
        return trial.start <= CUTS["09c"] and not (self._dirty and trial.start_is_impossible)

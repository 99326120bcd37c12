"""Exhibit 12a: research papers of three journals on targets or biomarkers, by country of the authors."""

from collections import Counter
from collections.abc import Iterator

from dagster_project.sample.panel.papers import papers
from dagster_project.sample.truth.table import Table

JOURNALS = ("cell", "nature", "science")
SHOWN = {"CN", "US", "HK", "MO", "TW"}


class Exhibit12a(Table):
    """A paper counts once for each country; a joint one for both."""

    name = "exhibit_12a_cns_journal_pubs"
    columns = ("pub_year", "country", "n_pubs", "n_pubs_joint_cn_us", "ratio_to_us")

    def __init__(self, seed: int, scale: float) -> None:
        self._seed, self._scale = seed, scale

    def rows(self) -> Iterator[tuple]:
        """One row per year and country with a paper."""
        counts: Counter = Counter()
        joint: Counter = Counter()
        for paper in papers(self._seed, self._scale):
            if paper.journal not in JOURNALS or paper.kind != "article" or not paper.is_topic:
                continue
            cells = [(paper.day.year, country) for country in paper.all_countries & SHOWN]
            counts.update(cells)
            if {"CN", "US"} <= paper.all_countries:
                joint.update(cells)
        for year, country in sorted(counts):
            us = counts.get((year, "US"))
            yield year, country, counts[year, country], joint[year, country], counts[year, country] / us if us else None

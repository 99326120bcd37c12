"""Papers in three journals: who wrote them where, what they are about, and what is no research article."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from dagster_project.sample.calendar import SNAPSHOT, random_day

YEARS = range(2016, SNAPSHOT.year + 1)
PER_YEAR = 34
JOURNALS = {
    "cell": ("Cell", "0092-8674", "1097-4172", "S62468778"),
    "nature": ("Nature", "0028-0836", "1476-4687", "S137773608"),
    "science": ("Science", "0036-8075", "1095-9203", "S3880285"),
    "sister": ("Nature Synthetic Reviews", "9999-8880", "9999-8881", "S900000001"),
}
"""Journal key to title, print and electronic ISSN, index id; the last is no part of exhibit 12a."""
JOURNAL_WEIGHTS = (26, 40, 28, 6)
NOT_RESEARCH = ("editorial", "letter", "erratum")
MESH_TOPICS = (
    ("D000074322", "Antineoplastic Agents, Immunological", False),
    ("D058990", "Molecular Targeted Therapy", True),
    ("D015415", "Biomarkers", True),
    ("D014408", "Biomarkers, Tumor", True),
    ("D055808", "Drug Discovery", True),
    ("D005796", "Genes", False),
    ("D006801", "Humans", False),
)
"""Headings used, and whether each says that a paper is about targets or biomarkers."""
TOPIC_TITLES = ("A therapeutic target in synthetic cells", "A biomarker of response in synthetic tissue")
OTHER_TITLES = ("Folding of a synthetic protein", "Migration of synthetic birds", "A synthetic star and its planets")
OTHER_COUNTRIES = ("GB", "DE", "JP", "FR", "CH", "AU")


@dataclass(frozen=True, slots=True)
class Paper:
    """One item of a journal; `countries` has a tuple per author, empty where the affiliation is not known."""

    number: int
    journal: str
    day: date
    kind: str
    title: str
    mesh: tuple[tuple[str, str], ...]
    is_topic: bool
    countries: tuple[tuple[str, ...], ...]

    @property
    def doi(self) -> str:
        """Invented identifier under a prefix that nobody registers."""
        return f"10.99999/synthetic.{self.number}"

    @property
    def pmid(self) -> str:
        """Invented number beyond those given out."""
        return str(90_000_000 + self.number)

    @property
    def all_countries(self) -> set[str]:
        """Countries with at least one author."""
        return {country for author in self.countries for country in author}


def papers(seed: int, scale: float) -> Iterator[Paper]:
    """Every item, year by year; China's share grows and stays below a third of the US one."""
    number = 0
    for year in YEARS:
        rng = Random(f"{seed}:papers:{year}")
        n_items = max(10, round(PER_YEAR * scale))
        for _ in range(n_items // 4 if year == SNAPSHOT.year else n_items):
            number += 1
            yield _paper(rng, number, year)


def _paper(rng: Random, number: int, year: int) -> Paper:
    journal = rng.choices(tuple(JOURNALS), JOURNAL_WEIGHTS)[0]
    kind = rng.choice(NOT_RESEARCH) if rng.random() < 0.14 else "review" if rng.random() < 0.06 else "article"
    headings, is_topic, title = [("D006801", "Humans")], False, rng.choice(OTHER_TITLES)
    luck = rng.random()
    if luck < 0.45:
        ui, name, is_topic = rng.choice(MESH_TOPICS[:-1])
        headings.append((ui, name))
    elif luck < 0.62:
        title, is_topic = rng.choice(TOPIC_TITLES), True
    last = min(date(year, 12, 28), SNAPSHOT)
    return Paper(
        number=number,
        journal=journal,
        day=random_day(rng, date(year, 1, 3), last),
        kind=kind,
        title=f"{title} ({number})",
        mesh=tuple(headings),
        is_topic=is_topic,
        countries=_authors(rng, year),
    )


def _authors(rng: Random, year: int) -> tuple[tuple[str, ...], ...]:
    luck, china = rng.random(), 0.08 + 0.012 * (year - YEARS[0])
    homes = ["CN"] if luck < china else ["US"] if luck < 0.74 else [rng.choice(OTHER_COUNTRIES)]
    if rng.random() < 0.16:
        homes.append("CN" if homes == ["US"] and rng.random() < china * 2 else rng.choice((*OTHER_COUNTRIES, "HK")))
    authors: list[tuple[str, ...]] = [(home,) for home in homes]
    if rng.random() < 0.2:
        authors.append((homes[0], homes[-1]) if len(homes) > 1 else (homes[0],))
    if rng.random() < 0.08:
        authors.append(())
    return tuple(authors)

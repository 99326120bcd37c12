"""People in leading roles of sampled China companies: where they studied and worked, without names."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.panel.members import Members

ROLES = ("founder", "co_founder", "ceo", "chief_medical_officer", "chief_rd_officer")
SAMPLE = 90
"""Companies that the panel looks at, whatever the size of the world."""
ABROAD = ("US", "US", "US", "GB", "DE", "JP")
MIX = {"before": (40, 35, 20, 5), "returnees": (28, 52, 15, 5), "domestic": (50, 30, 14, 6)}
"""Weights of (domestic, returnee, at a multinational in China, unknown) by time of founding."""


@dataclass(frozen=True, slots=True)
class Role:
    """One person in one role; region None if the education is not known, years are whole."""

    company: Company
    person: str
    role: str
    education: str | None
    overseas_years: int | None
    mnc_years: int | None


def sampled_companies(members: Members) -> list[Company]:
    """The China companies that the panel looks at: the youngest first, as start-ups are part of the sample."""
    at_home = [c for c in members.companies if c.country == "CN" and not c.is_academic]
    return sorted(at_home, key=lambda c: (-c.founded_year, c.number))[:SAMPLE]


def roles_of(seed: int, company: Company) -> Iterator[Role]:
    """Roles of one sampled company; a founder may be the CEO too, and one person may found two companies."""
    rng = Random(f"{seed}:talent:{company.number}")
    people = [_person(rng, seed, company, place) for place in range(rng.randint(3, 5))]
    if rng.random() < 0.12:
        people[0] = _person(Random(f"{seed}:serial:{company.number // 40}"), seed, None, company.number // 40)
    founder, *others = people
    held = [("founder", founder), ("ceo", founder if rng.random() < 0.6 else others[0])]
    held += [("co_founder", others[0])] if rng.random() < 0.7 else []
    held += zip(ROLES[3:], others[1:], strict=False)
    for role, (name, *background) in held:
        yield Role(company, name, role, *background)


def _person(rng: Random, seed: int, company: Company | None, place: int) -> tuple[str, str | None, int | None, int]:
    """(hash, education, years abroad, years at multinationals) of somebody."""
    founded = company.founded_year if company else 2019
    era = "before" if founded < 2016 else "returnees" if founded < 2022 else "domestic"
    kind = rng.choices(("domestic", "returnee", "mnc", "unknown"), MIX[era])[0]
    text = f"{seed}:{company.number if company else 'serial'}:{place}"
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    name = name if any(c.isdigit() for c in name) else f"0{name[1:]}"
    worked, years = rng.randint(3, 15), rng.randint(3, min(20, SNAPSHOT.year - 2000))
    if kind == "unknown":
        return name, None, None, None
    if kind == "returnee":
        studied_abroad = rng.random() < 0.7
        return name, rng.choice(ABROAD) if studied_abroad else "CN", worked if not studied_abroad else worked - 3, 0
    return name, "CN", rng.choice((0, 0, 1, 2)), years if kind == "mnc" else 0

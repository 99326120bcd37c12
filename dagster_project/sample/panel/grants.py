"""Federal research grants of the simulated world: NIH projects with their parts, NSF awards, other published lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.names import company_root

FISCAL_YEARS = (2023, 2024, 2025, 2026)
NIH_PER_YEAR, NSF_PER_YEAR = 70, 40
PLACES = (
    ("Boston", "MA", "02115"),
    ("Cambridge", "MA", "02139"),
    ("Boston", "MA", "02114"),
    ("San Diego", "CA", "92093"),
    ("Houston", "TX", "77030"),
    ("New York", "NY", "10065"),
    ("Seattle", "WA", "98109"),
    ("Durham", "NC", "27710"),
    ("Cambridge", "MD", "21613"),
    ("Chicago", "IL", "60611"),
)
"""Real cities; Cambridge in Maryland is no part of the Boston cluster."""
INSTITUTES = ("NCI", "NIAID", "NHLBI", "NIGMS", "NIA", "NINDS", "NIMH")
CENTRES = ("P30", "U54", "P01")
DIRECTORATES = ("BIO", "BIO", "MPS", "ENG", "CSE")
LIFE_SCIENCE = "BIO"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who receives grants: invented, in a real city."""

    name: str
    code: str
    city: str
    state: str
    zip_code: str


@dataclass(frozen=True, slots=True)
class NihProject:
    """One application funded in one fiscal year; a part repeats money of its parent's total."""

    application_id: int
    core_number: str
    number: str
    part: str
    activity: str
    institute: str
    fiscal_year: int
    notice: date
    amount: int
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class NsfAward:
    """One award with what was obligated to it, by fiscal year."""

    award_id: str
    directorate: str
    awarded: date
    start: date
    end: date
    obligated: tuple[tuple[int, int], ...]
    estimated: int
    organisation: Organisation


def organisations(seed: int) -> list[Organisation]:
    """Two organisations in each place."""
    found = []
    for number, (city, state, zip_code) in enumerate(PLACES * 2):
        rng = Random(f"{seed}:organisation:{number}")
        kind = rng.choice(("University", "Research Institute", "General Hospital"))
        name = f"{company_root(rng, False, 2)} {kind} of {city}"
        found.append(Organisation(name, str(9_000_001 + number), city, state, zip_code))
    return found


def nih_projects(seed: int, scale: float, fiscal_year: int) -> Iterator[NihProject]:
    """Projects of one fiscal year; centres come with their parts. The running year has only begun."""
    known = organisations(seed)
    rng = Random(f"{seed}:nih:{fiscal_year}")
    per_year = max(8, round(NIH_PER_YEAR * scale))
    for number in range(per_year // 4 if fiscal_year == FISCAL_YEARS[-1] else per_year):
        is_centre = rng.random() < 0.08
        activity = rng.choice(CENTRES) if is_centre else rng.choice(("R01", "R01", "R21", "K99", "U01"))
        institute, organisation = rng.choice(INSTITUTES), rng.choice(known)
        core = f"{activity}{institute[:2]}{900_000 + number:06d}"
        notice = min(date(fiscal_year - 1 if rng.random() < 0.2 else fiscal_year, 1, 1), SNAPSHOT)
        notice = notice.replace(month=rng.randint(10, 12) if notice.year < fiscal_year else rng.randint(1, 9))
        notice = min(notice.replace(day=rng.randint(1, 28)), SNAPSHOT)
        amount = rng.randint(900, 6000) * 1000 if is_centre else rng.randint(90, 780) * 1000
        application = (fiscal_year - 2000) * 10_000_000 + number * 10
        common = (activity, institute, fiscal_year, notice)
        own = f"5{core}-{fiscal_year - 2019:02d}"
        yield NihProject(application, core, own, "", *common, amount, organisation)
        for part in range(rng.randint(2, 4) if is_centre else 0):
            share = amount // (part + 3)
            yield NihProject(application + part + 1, core, own, f"{8000 + part}", *common, share, organisation)


def nsf_awards(seed: int, scale: float, fiscal_year: int) -> Iterator[NsfAward]:
    """Awards made in one fiscal year; some get their money over several years."""
    known = organisations(seed)
    rng = Random(f"{seed}:nsf:{fiscal_year}")
    per_year = max(6, round(NSF_PER_YEAR * scale))
    for number in range(per_year // 4 if fiscal_year == FISCAL_YEARS[-1] else per_year):
        month = rng.randint(1, 3) if fiscal_year == FISCAL_YEARS[-1] else rng.randint(1, 9)
        awarded = date(fiscal_year, month, rng.randint(1, 26))
        first = rng.randint(80, 900) * 1000
        obligated = [(fiscal_year, first)]
        if rng.random() < 0.25 and fiscal_year + 1 < FISCAL_YEARS[-1]:
            obligated.append((fiscal_year + 1, first // 2))
        total = sum(amount for _, amount in obligated)
        yield NsfAward(
            award_id=f"{fiscal_year % 100:02d}{number:05d}",
            directorate=rng.choice(DIRECTORATES),
            awarded=awarded,
            start=awarded.replace(day=1),
            end=awarded.replace(year=fiscal_year + 3, day=1),
            obligated=tuple(obligated),
            estimated=total if rng.random() < 0.8 else total + first,
            organisation=rng.choice(known),
        )

"""Money raised and companies sold: venture rounds, listings, acquisitions of the simulated world."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from dagster_project.sample.calendar import SNAPSHOT, random_day
from dagster_project.sample.companies import Company
from dagster_project.sample.panel.deals import CURRENCY_OF, MILLION, ROUGH_PER_USD
from dagster_project.sample.panel.members import Members, panel_type

ROUND_USD_MN = {"A": (8, 40), "B": (20, 90), "C": (40, 160)}
VENUES = {
    "CN": (("HKEX", "HKD"), ("SSE STAR", "CNY"), ("SSE STAR", "CNY"), ("NASDAQ", "USD")),
    "US": (("NASDAQ", "USD"),),
    "JP": (("TSE", "JPY"),),
    "KR": (("KOSDAQ", "KRW"),),
}
DEFAULT_VENUES = (("NASDAQ", "USD"),)
EXIT_TYPES = ("biotech", "biopharma")
"""Company types whose listing or sale is an exit of an innovative-drug company."""


@dataclass(frozen=True, slots=True)
class Financing:
    """One round, listing or public grant of a company; amount in units of the currency."""

    event_id: str
    kind: str
    day: date
    company: Company
    amount: int
    currency: str
    round: str = ""
    investors: tuple[str, ...] = ()
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One purchase of a company; value None if not disclosed. It closes in the year of its announcement."""

    deal_id: str
    announced: date
    closed: date
    target: Company
    acquirer: Company
    value: int | None
    currency: str
    is_control: bool


def financings_of(seed: int, company: Company) -> Iterator[Financing]:
    """Rounds of a young company, then its listing if it lists; a listing abroad may follow one at home."""
    if company.is_academic:
        return
    rng = Random(f"{seed}:financing:{company.number}")
    number = 0

    def event(kind: str, day: date, amount_usd_mn: int, currency: str, **more: object) -> Financing:
        nonlocal number
        number += 1
        amount = amount_usd_mn * ROUGH_PER_USD[currency] * MILLION
        return Financing(f"SPF{company.number:07d}-{number:02d}", kind, day, company, amount, currency, **more)

    home = CURRENCY_OF.get(company.country, "USD")
    start = max(2018, company.founded_year)
    for step, (name, (low, high)) in enumerate(ROUND_USD_MN.items()):
        if panel_type(company) != "biotech" or start + 2 * step > SNAPSHOT.year - 1 or rng.random() > 0.7:
            break
        day = date(start + 2 * step, rng.randint(1, 12), rng.randint(1, 28))
        kind = "CVC" if rng.random() < 0.15 else "PE" if name == "C" else "VC"
        backers = tuple(f"Synthetic Ventures {rng.randint(1, 30)}" for _ in range(rng.randint(1, 3)))
        currency = home if rng.random() < 0.6 else "USD"
        yield event(kind, day, rng.randint(low, high), currency, round=name, investors=backers)
    if company.country == "CN" and rng.random() < 0.2:
        year = rng.randint(2020, 2025)
        yield event("government_fund", date(year, 9, rng.randint(1, 28)), rng.randint(2, 15), "CNY")
    yield from _listing(rng, company, event)


def _listing(rng: Random, company: Company, event: object) -> Iterator[Financing]:
    is_young = 2004 <= company.founded_year <= 2021
    if not is_young or panel_type(company) not in (*EXIT_TYPES, "big_pharma") or rng.random() > 0.34:
        return
    venue, currency = rng.choice(VENUES.get(company.country, DEFAULT_VENUES))
    day = random_day(rng, date(max(2019, company.founded_year + 3), 2, 1), date(2025, 11, 30))
    yield event("IPO", day, rng.randint(40, 320), currency, venue=venue)
    second = date(day.year + 1, day.month, rng.randint(1, 28))
    if venue == "SSE STAR" and second < SNAPSHOT and rng.random() < 0.9:
        yield event("IPO", second, rng.randint(60, 260), "HKD", venue="HKEX")
    if rng.random() < 0.3 and second < SNAPSHOT:
        yield event("follow_on", second, rng.randint(30, 200), currency, venue=venue)


def acquisitions_of(seed: int, target: Company, members: Members) -> Iterator[Acquisition]:
    """At most one sale of a company; some are minority stakes, some undisclosed, some of traditional firms."""
    rng = Random(f"{seed}:mna:{target.number}")
    chance = {"biotech": 0.2, "biopharma": 0.15, "big_pharma": 0.08}.get(panel_type(target), 0)
    if members.top_years(target) or rng.random() > chance:
        return
    year = rng.randint(max(2019, target.founded_year + 1), 2025)
    announced = date(year, rng.randint(1, 8), rng.randint(1, 28))
    closed = date(year, announced.month + rng.randint(1, 4), rng.randint(1, 28))
    acquirer = rng.choice(members.majors)
    at_home = target.country == "CN"
    currency = "CNY" if at_home and rng.random() < 0.5 else "USD"
    value = rng.randint(30, 400 if at_home else 2400) * ROUGH_PER_USD[currency] * MILLION
    is_disclosed, is_control = rng.random() < 0.72, rng.random() < 0.88
    yield Acquisition(
        deal_id=f"SPM{target.number:07d}",
        announced=announced,
        closed=closed,
        target=target,
        acquirer=acquirer,
        value=value if is_disclosed else None,
        currency=currency if is_disclosed else "",
        is_control=is_control,
    )

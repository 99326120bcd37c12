"""Who the vendor's panel knows: ids, company types, peers that run no trial, the top twenty of each year."""

from datetime import date
from random import Random

from dagster_project.sample import geo, names
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import LEGAL_FORMS, Company
from dagster_project.sample.vocabulary import Weighted

PER_CELL = 22
"""Listed companies of one type and country that the panel holds at least: twenty count, two do not."""
STARTUPS = 24
"""China companies founded in 2022 or later; the rest of the world was founded before."""
FIRST_PEER = 5_000_000
"""Company numbers below belong to the companies that run trials."""
TOP = 20
TOP_YEARS = range(2018, SNAPSHOT.year + 1)
CHANGE_OF_TOP = 2023
"""In this year the twentieth of the list gives way to the twenty-first."""
CAP_DATE = date(2025, 12, 31)
CAP_USD_MN = {"big_pharma": (8_000, 300_000), "biopharma": (1_500, 40_000), "biotech": (150, 6_000)}
FOCUS = Weighted.of(
    [("oncology", 50), ("neurology", 16), ("immunology", 12), ("cv_metabolism", 12), ("ophthalmology", 5), ("", 5)]
)


def company_id(company: Company) -> str:
    """The vendor's key of a company."""
    return f"SPC{company.number:07d}"


def panel_type(company: Company) -> str:
    """Company type as the panel states it: a multinational is big pharma, the top twenty are marked apart."""
    return "big_pharma" if company.company_type == "mnc" else company.company_type


class Members:
    """Companies of the panel: those that run trials, and peers known to the vendor only."""

    def __init__(self, seed: int, companies: list[Company]) -> None:
        self.seed = seed
        self.peers = _peers(seed, companies)
        self.companies = [*companies, *self.peers]
        self._top = _top_by_year(self.companies)
        ever_top = {c.number: c for top in self._top.values() for c in top}
        self.majors = [ever_top[number] for number in sorted(ever_top)]
        self.buyers = [c for c in companies if not c.is_academic]
        self.minors = [c for c in self.buyers if c.number not in ever_top]

    def is_top(self, company: Company, year: int) -> bool:
        """Among the twenty largest multinationals of a year."""
        return any(c is company for c in self._top.get(year, ()))

    def top_years(self, company: Company) -> list[int]:
        """Years in which a company is among the twenty largest multinationals."""
        return [year for year in TOP_YEARS if self.is_top(company, year)]

    def focus(self, company: Company) -> str:
        """Therapeutic area that a company says it works in; empty if it names none."""
        return FOCUS.draw(Random(f"{self.seed}:focus:{company.number}"))

    def is_listed(self, company: Company) -> bool:
        """Files accounts; institutes and the youngest never do, nor does a company that leaves for another seat."""
        if company.is_academic or company.founded_year >= 2022 or company.moved_to:
            return False
        luck = Random(f"{self.seed}:listed:{company.number}").random()
        return company.number >= FIRST_PEER or company.company_type != "biotech" or luck < 0.7

    def market_cap(self, company: Company) -> int | None:
        """Market capitalisation in USD on `CAP_DATE`; None for what is not listed."""
        if not self.is_listed(company):
            return None
        low, high = CAP_USD_MN[panel_type(company)]
        return Random(f"{self.seed}:cap:{company.number}").randint(low, high) * 1_000_000


def _top_by_year(companies: list[Company]) -> dict[int, list[Company]]:
    candidates = [c for c in companies if panel_type(c) == "big_pharma" and c.country != "CN"]
    before, after = candidates[:TOP], candidates[: TOP - 1] + candidates[TOP : TOP + 1]
    return {year: before if year < CHANGE_OF_TOP else after for year in TOP_YEARS}


def _peers(seed: int, companies: list[Company]) -> list[Company]:
    """Companies that bring every type of China and the US to `PER_CELL`, then young China companies."""
    used = {c.root for c in companies}
    wanted: list[tuple[str, str, int, int]] = []
    for country in ("CN", "US"):
        for kind in ("big_pharma", "biopharma", "biotech"):
            known = sum(c.country == country and panel_type(c) == kind for c in companies)
            wanted += [(country, kind, 1985 if kind == "big_pharma" else 2004, 2021)] * max(0, PER_CELL - known)
    wanted += [("CN", "biotech", 2022, 2024)] * STARTUPS
    return [_peer(seed, FIRST_PEER + position, used, *spec) for position, spec in enumerate(wanted)]


def _peer(seed: int, number: int, used: set[str], country: str, kind: str, first: int, last: int) -> Company:
    rng = Random(f"{seed}:peer:{number}")
    root = names.company_root(rng, country == "CN", 3)
    while root in used:
        root = names.company_root(rng, country == "CN", 3)
    used.add(root)
    city, _ = rng.choice(geo.CITIES[country])
    return Company(
        number=number,
        root=root,
        name=rng.choice(LEGAL_FORMS[country]).format(r=root, c=city),
        country=country,
        company_type=kind,
        code_prefix=root[:4].upper(),
        founded_year=rng.randint(first, last),
        n_assets=0,
        first_asset_no=0,
    )

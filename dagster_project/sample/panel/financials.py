"""Yearly accounts of listed China and US companies: revenue, R&D, the part that PRC accounting capitalises."""

from dataclasses import dataclass
from random import Random

from dagster_project.sample.companies import Company
from dagster_project.sample.panel.members import Members, panel_type

YEARS = range(2019, 2026)
WITH_HALF_YEAR = (2024, 2025)
"""The first half of these years is reported apart, as exhibit 15 extrapolates from it."""
LEVELS = {
    ("CN", "big_pharma"): ((900, 4200), (0.08, 0.16)),
    ("CN", "biopharma"): ((180, 900), (0.18, 0.4)),
    ("CN", "biotech"): ((2, 60), (0.8, 3.0)),
    ("US", "big_pharma"): ((9000, 60000), (0.13, 0.24)),
    ("US", "biopharma"): ((1500, 12000), (0.18, 0.36)),
    ("US", "biotech"): ((40, 1100), (0.8, 2.6)),
}
"""(country, type) to revenue in USD million in 2025 and to R&D per revenue."""
UNIT_PER_USD = {"USD": 1.0, "CNY": 7.0, "HKD": 7.8}
CLINICAL_SHARES = (0.42, 0.7)


@dataclass(frozen=True, slots=True)
class Accounts:
    """One period of one company, in units of `currency`; None where the company does not disclose the line."""

    company: Company
    year: int
    is_half_year: bool
    revenue: int
    rd_expensed: int
    rd_capitalised: int | None
    clinical_rd: int | None
    is_clinical_estimated: bool
    acquired_in_process: int
    currency: str
    gaap: str

    @property
    def period(self) -> str:
        """Fiscal period as the vendor writes it."""
        return f"{self.year}H1" if self.is_half_year else str(self.year)

    @property
    def rd_total(self) -> int:
        """Spent on R&D in the period, whether booked as cost or as an asset."""
        return self.rd_expensed + (self.rd_capitalised or 0)


def accounts_of(seed: int, company: Company, members: Members) -> list[Accounts]:
    """Every period that a listed company of China or the US reports; empty for all others."""
    level = LEVELS.get((company.country, panel_type(company)))
    if level is None or not members.is_listed(company):
        return []
    rng = Random(f"{seed}:accounts:{company.number}")
    (low, high), ratios = level
    revenue_2025, ratio, growth = rng.uniform(low, high), rng.uniform(*ratios), rng.uniform(1.03, 1.15)
    gaap, currency = _books(rng, company)
    capitalised = rng.uniform(0.05, 0.3) if gaap == "prc_gaap" and rng.random() < 0.7 else 0.0
    clinical = rng.uniform(*CLINICAL_SHARES) if company.country == "CN" and rng.random() < 0.6 else None
    is_pre_revenue = panel_type(company) == "biotech" and rng.random() < 0.12
    found = []
    for year in YEARS:
        if year <= company.founded_year:
            continue
        size = revenue_2025 / growth ** (YEARS[-1] - year) * rng.uniform(0.95, 1.05) * UNIT_PER_USD[currency]
        spent = size * ratio * rng.uniform(0.92, 1.08)
        bought = rng.uniform(0.1, 0.3) * spent if company.country == "US" and rng.random() < 0.06 else 0.0
        is_half = rng.uniform(0.44, 0.52)
        for part in (1.0, is_half) if year in WITH_HALF_YEAR else (1.0,):
            found.append(
                Accounts(
                    company=company,
                    year=year,
                    is_half_year=part < 1,
                    revenue=0 if is_pre_revenue else _thousands(size * part),
                    rd_expensed=_thousands(spent * part * (1 - capitalised)),
                    rd_capitalised=_thousands(spent * part * capitalised) if gaap == "prc_gaap" else None,
                    clinical_rd=None if clinical is None else _thousands(spent * part * clinical),
                    is_clinical_estimated=clinical is not None and company.number % 3 == 0,
                    acquired_in_process=0 if part < 1 else _thousands(bought),
                    currency=currency,
                    gaap=gaap,
                )
            )
    return found


def _books(rng: Random, company: Company) -> tuple[str, str]:
    """Accounting rules and currency: A shares in yuan, H shares in yuan or Hong Kong dollars, US ones in dollars."""
    if company.country == "US":
        return "us_gaap", "USD"
    luck = rng.random()
    if luck < 0.55:
        return "prc_gaap", "CNY"
    return ("ifrs", "HKD") if luck < 0.68 else ("ifrs", "USD") if luck < 0.76 else ("ifrs", "CNY")


def _thousands(millions: float) -> int:
    """An amount in millions as units of the currency, to the thousand."""
    return round(millions * 1000) * 1000

"""What SEC filers of the panel stated and when: quarters, years, comparatives of later filings, a restatement.

US companies file quarterly under US rules, some China companies yearly under IFRS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.panel.financials import Accounts
from dagster_project.sample.panel.members import panel_type

FIRST_CIK = 9_000_000
FOREIGN_CHANCE = 0.5
"""Of the China companies that report under IFRS, so many are listed in the US as well."""
RESTATED_CHANCE = 0.1
COMPARATIVES = 2
"""Earlier years that a yearly report repeats."""
SIC = {"big_pharma": ("2834", "Pharmaceutical Preparations"), "biopharma": ("2834", "Pharmaceutical Preparations")}
SIC_BIOTECH = ("2836", "Biological Products, (No Diagnostic Substances)")
OUTSIDER = ("9999999", "SYNTHETIC MOTORS CORP", ("3711", "Motor Vehicles & Passenger Car Bodies"))
"""A filer of another industry: its figures belong in no exhibit."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one tag in one filing."""

    tag: str
    start: date
    end: date
    value: int
    fiscal_year: int
    fiscal_period: str
    form: str
    filed: date
    filing_no: int


@dataclass(frozen=True, slots=True)
class Filer:
    """A company as the SEC knows it, with all that it stated."""

    company: Company
    cik: str
    taxonomy: str
    unit: str
    fiscal_year_end: str
    sic: tuple[str, str]
    facts: tuple[Fact, ...]


def filer_of(seed: int, company: Company, accounts: list[Accounts]) -> Filer | None:
    """The filer that a company is; None for companies that do not report to the SEC."""
    years = [a for a in accounts if not a.is_half_year]
    if not years:
        return None
    rng = Random(f"{seed}:filer:{company.number}")
    is_foreign, luck = company.country != "US", rng.random()
    if is_foreign and (years[0].gaap != "ifrs" or luck > FOREIGN_CHANCE):
        return None
    books = _Books(rng, accounts, is_foreign)
    return Filer(
        company=company,
        cik=f"{FIRST_CIK + company.number:010d}",
        taxonomy="ifrs-full" if is_foreign else "us-gaap",
        unit=years[0].currency,
        fiscal_year_end=f"{books.last_day(2025):%m%d}",
        sic=SIC.get(panel_type(company), SIC_BIOTECH),
        facts=tuple(fact for year in years for fact in books.facts(year)),
    )


class _Books:
    """Turns a company's years into filings."""

    def __init__(self, rng: Random, accounts: list[Accounts], is_foreign: bool) -> None:
        self._is_foreign = is_foreign
        self._halves = {a.year: a for a in accounts if a.is_half_year}
        self._years = {a.year: a for a in accounts if not a.is_half_year}
        self._ends_in_september = not is_foreign and rng.random() < 0.08
        self._revenue_tag = "Revenues" if rng.random() < 0.5 else "RevenueFromContractWithCustomerExcludingAssessedTax"
        self._restated = rng.choice(sorted(self._years)) if rng.random() < RESTATED_CHANCE else None

    def last_day(self, year: int) -> date:
        """Last day of a fiscal year."""
        return date(year, 9, 30) if self._ends_in_september else date(year, 12, 31)

    def facts(self, year: Accounts) -> Iterator[Fact]:
        """Facts of the filings of one fiscal year, by filing date; nothing was filed after the extract."""
        for tag in self._tags(year):
            for fact in (*self._quarterly(year, tag), *self._yearly(year, tag)):
                if fact.filed <= SNAPSHOT:
                    yield fact

    def _tags(self, year: Accounts) -> Iterator[str]:
        if self._is_foreign:
            yield from ("Revenue", "ResearchAndDevelopmentExpense")
            return
        yield from (self._revenue_tag, "ResearchAndDevelopmentExpense")
        if year.acquired_in_process:
            yield "ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost"

    def _value(self, accounts: Accounts, tag: str) -> int:
        if tag.startswith("Revenue"):
            return accounts.revenue
        return accounts.rd_expensed + (accounts.acquired_in_process if tag == "ResearchAndDevelopmentExpense" else 0)

    def _yearly(self, year: Accounts, tag: str) -> Iterator[Fact]:
        end = self.last_day(year.year)
        filed = end + timedelta(days=105 if self._is_foreign else 55)
        form = "20-F" if self._is_foreign else "10-K"
        for back in range(COMPARATIVES + 1):
            earlier = self._years.get(year.year - back)
            if earlier is None or tag not in self._tags(earlier):
                continue
            value = self._value(earlier, tag)
            if self._restated == earlier.year and back == 0:
                value = value * 98 // 100
            first = self.last_day(earlier.year - 1) + timedelta(days=1)
            yield Fact(tag, first, self.last_day(earlier.year), value, year.year, "FY", form, filed, 4)

    def _quarterly(self, year: Accounts, tag: str) -> Iterator[Fact]:
        """Three quarters, the second and third also as the year to date; the fourth is never stated alone."""
        if self._is_foreign:
            return
        full, half = self._value(year, tag), self._halves.get(year.year)
        first_half = self._value(half, tag) if half else full * 49 // 100
        quarters = (first_half // 2, first_half - first_half // 2, (full - first_half) // 2)
        start = self.last_day(year.year - 1) + timedelta(days=1)
        begins = [_months_after(start, 3 * number) for number in range(4)]
        for number, value in enumerate(quarters):
            end = begins[number + 1] - timedelta(days=1)
            common = (year.year, f"Q{number + 1}", "10-Q", end + timedelta(days=38), number + 1)
            yield Fact(tag, begins[number], end, value, *common)
            if number:
                yield Fact(tag, start, end, sum(quarters[: number + 1]), *common)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)

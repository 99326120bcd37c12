"""Published amounts of R&D money that no register lists award by award, in millions of their currency."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

YEARS = (2024, 2025)
LINES = (
    ("CN", "government", "science_foundation_life", "CNY", 11_000, 0, "actual", True),
    ("CN", "government", "key_programmes", "CNY", 26_000, 2_000, "estimated", True),
    ("CN", "government", "guided_funds", "CNY", 62_000, 8_000, "extrapolated", True),
    ("CN", "government", "road_building", "CNY", 90_000, 0, "actual", False),
    ("CN", "academia_institutes", "own_funds", "CNY", 21_000, 0, "extrapolated", True),
    ("US", "academia_institutes", "own_funds", "USD", 21_000, 0, "estimated", True),
    ("US", "ngo", "foundations", "USD", 4_000, 0, "estimated", True),
)
"""(country, source, line, currency, usual middle, half width, basis, serves innovative drugs)."""


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One line of one year; bounds None where the money is only beginning to flow."""

    country: str
    year: int
    source_type: str
    line_id: str
    low: int | None
    mid: int | None
    high: int | None
    currency: str
    basis: str
    is_innovative_drug: bool
    is_nascent: bool


def funding_lines(seed: int) -> Iterator[FundingLine]:
    """Every line; China's philanthropy is nascent, which is no zero."""
    for year in YEARS:
        for country, source, line, currency, usual, half, basis, is_drug in LINES:
            mid = round(usual * Random(f"{seed}:line:{country}:{line}:{year}").uniform(0.95, 1.05))
            bounds = (mid - half, mid, mid + half)
            yield FundingLine(country, year, source, line, *bounds, currency, basis, is_drug, False)
        yield FundingLine("CN", year, "ngo", "foundations", None, None, None, "CNY", "estimated", True, True)

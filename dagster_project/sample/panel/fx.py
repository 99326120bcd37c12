"""Exchange rates of the simulated world: euro reference rates on working days, and what follows from them.

Rates hover around levels of the past years; they are no real rates.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dagster_project.sample.calendar import SNAPSHOT

FIRST_RATE = date(2017, 12, 27)
LEVELS = {
    "USD": (1.12, 4),
    "JPY": (138.0, 2),
    "DKK": (7.45, 4),
    "GBP": (0.86, 5),
    "SEK": (10.7, 4),
    "CHF": (1.02, 4),
    "ISK": (146.0, 2),
    "AUD": (1.62, 4),
    "CAD": (1.48, 4),
    "CNY": (7.7, 4),
    "HKD": (8.75, 4),
    "ILS": (3.9, 4),
    "KRW": (1390.0, 2),
}
"""Currency to its usual price of one euro and the decimals that the bank prints."""
NOT_QUOTED_BEFORE = {"ISK": date(2018, 2, 1)}
HOLIDAYS = ((1, 1), (5, 1), (12, 25), (12, 26))
BAND = 0.12
"""Rates stay within this share of their level."""


class Rates:
    """Daily units of each currency per euro; the same seed gives the same rates."""

    def __init__(self, seed: int) -> None:
        self.days = [day for day in _days() if day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS]
        self._per_euro = {currency: _walk(seed, currency, len(self.days)) for currency in LEVELS}
        self._averages: dict[tuple[str, int], float] = {}

    def per_euro(self, currency: str, position: int) -> float | None:
        """Units of a currency per euro on the `position`-th working day; None while it was not quoted."""
        if self.days[position] < NOT_QUOTED_BEFORE.get(currency, FIRST_RATE):
            return None
        return self._per_euro[currency][position]

    def usd_per_unit(self, currency: str, day: date) -> float:
        """US dollars per unit of a currency on a day, at the last rate known then."""
        return self._on(currency, bisect_right(self.days, day) - 1)

    def usd_per_unit_of_year(self, currency: str, year: int) -> float:
        """Mean of the daily rates of a calendar year."""
        if (currency, year) not in self._averages:
            found = [self._on(currency, i) for i, day in enumerate(self.days) if day.year == year]
            self._averages[currency, year] = sum(found) / len(found)
        return self._averages[currency, year]

    def _on(self, currency: str, position: int) -> float:
        if currency == "USD":
            return 1.0
        dollars = self._per_euro["USD"][position]
        return dollars if currency == "EUR" else dollars / self._per_euro[currency][position]


def _days() -> Iterator[date]:
    day = FIRST_RATE
    while day <= SNAPSHOT:
        yield day
        day += timedelta(days=1)


def _walk(seed: int, currency: str, n: int) -> list[float]:
    """A walk that is pulled back to its level, so that it never leaves the band."""
    rng = Random(f"{seed}:fx:{currency}")
    level, decimals = LEVELS[currency]
    deviation, rates = rng.uniform(-BAND / 3, BAND / 3), []
    for _ in range(n):
        deviation = max(-BAND, min(BAND, deviation * 0.998 + rng.uniform(-0.006, 0.006)))
        rates.append(round(level * (1 + deviation), decimals))
    return rates

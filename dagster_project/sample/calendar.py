"""Dates of the simulated world: the day the extracts were drawn, the exhibits' cut dates and small date helpers."""

from datetime import date, timedelta
from random import Random

SNAPSHOT = date(2026, 3, 27)
"""Day on which the simulated publishers were read; nothing in an extract was recorded later."""

FIRST_YEAR = 2012

CUTS = {
    "01": date(2026, 4, 1),
    "02": date(2026, 1, 9),
    "05a": date(2026, 4, 1),
    "05c": date(2026, 4, 1),
    "06": date(2026, 1, 9),
    "08": date(2026, 1, 9),
    "09a": date(2026, 4, 1),
    "09c": date(2025, 12, 31),
    "10": date(2026, 1, 5),
    "11": date(2026, 4, 1),
    "20": date(2026, 1, 12),
    "21": date(2026, 1, 12),
}
"""Cut date per exhibit (metric dictionary 2.3); exhibits without their own cut use the report's month."""

ACTIVE_MONTHS = 36
EARLIEST_CUT = min(CUTS["02"], CUTS["10"], CUTS["21"])
LATEST_CUT = max(CUTS["02"], CUTS["10"], CUTS["21"])


def months_before(day: date, months: int) -> date:
    """The same day of month `months` earlier, clipped to the month's 28th to stay a valid date."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def clear_of_activity_border(day: date) -> date:
    """Move a date away from the 36-month activity border, where a month-only date would be read both ways."""
    border = months_before(EARLIEST_CUT, ACTIVE_MONTHS)
    if abs((day - border).days) <= 45:
        return border - timedelta(days=60)
    return day


def same_year(day: date, days: int) -> date:
    """`days` later, but never into the next calendar year: submitted and posted must not disagree on the year."""
    return min(day + timedelta(days=days), date(day.year, 12, 31))


def random_day(rng: Random, first: date, last: date) -> date:
    """Uniform day in [first, last]; `first` if the interval is empty."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))

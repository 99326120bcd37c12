"""Dates of the simulated world: the day of the extracts, the exhibits' cut dates, small date helpers."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

SNAPSHOT = date(2026, 3, 27)
"""Day on which the simulated publishers were read; nothing in an extract was recorded later."""

FIRST_YEAR = 2012

FIRST_EXHIBIT_YEAR = 2015
"""The yearly series of the exhibits begin here, whatever came before."""

CUTS = {
    "01": date(2026, 4, 30),
    "02": date(2026, 1, 9),
    "05a": date(2026, 4, 30),
    "05c": date(2026, 4, 30),
    "06": date(2026, 1, 9),
    "08": date(2026, 4, 30),
    "09a": date(2026, 4, 30),
    "09c": date(2025, 12, 31),
    "10": date(2026, 1, 5),
    "11": date(2026, 4, 30),
    "20": date(2026, 4, 30),
    "21": date(2026, 1, 12),
}
"""Cut date per exhibit (metric dictionary 2.3); exhibits without their own cut use the report's month."""

ACTIVE_MONTHS = 36
PIPELINE_CUTS = (date(2026, 1, 9), date(2026, 4, 30))
"""The days around which activity is judged; 5, 9 and 12 January share a border."""
MARGIN_DAYS = 45


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clear_of_activity_border(day: date) -> date:
    """Move a date away from the 36-month activity border, where a month-only date would be read both ways."""
    for cut in PIPELINE_CUTS:
        border = months_before(cut, ACTIVE_MONTHS)
        if abs((day - border).days) <= MARGIN_DAYS:
            return border - timedelta(days=MARGIN_DAYS + 5)
    return day


def clear_of_cuts(day: date) -> date:
    """Move a registration out of the January weeks in which the pipeline exhibits are cut."""
    return date(2026, 1, 21) if date(2025, 12, 26) <= day <= date(2026, 1, 20) else day


def same_year(day: date, days: int) -> date:
    """`days` later, but never into the next year: submitted and posted must agree on the year."""
    return min(day + timedelta(days=days), date(day.year, 12, 31))


def random_day(rng: Random, first: date, last: date) -> date:
    """Uniform day in [first, last]; `first` if the interval is empty."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))

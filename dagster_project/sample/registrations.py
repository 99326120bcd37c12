"""Further registrations of a trial: the ids that the same study carries in the Chinese and European registries."""

from dataclasses import dataclass
from datetime import date
from random import Random

from dagster_project.sample.calendar import SNAPSHOT, same_year
from dagster_project.sample.geo import EU27


@dataclass(frozen=True, slots=True)
class Registration:
    """One more registry entry of a trial: never earlier than the first one, so that no exhibit may change by it."""

    registry: str
    number: str
    day: date
    is_stated: bool
    """Whether the ClinicalTrials.gov record states the id; where not, only the content shows the match."""


def further_registrations(
    rng: Random, nct: str, submitted: date, home: str, countries: list[str]
) -> tuple[Registration, ...]:
    """Registrations in ChiCTR and at the CDE (China studies) and in EUCTR (studies with EU sites)."""
    in_chictr, at_cde, in_eu, lag = rng.random() < 0.12, rng.random() < 0.35, rng.random() < 0.3, rng.randint(1, 60)
    is_stated = rng.random() < 0.75
    day = min(same_year(submitted, lag), SNAPSHOT)
    serial = int(nct[3:])
    found = []
    if home == "CN" and "CN" in countries and in_chictr:
        found.append(Registration("ChiCTR", f"ChiCTR{day:%y}{serial:08d}", day, is_stated))
    if home == "CN" and "CN" in countries and at_cde:
        found.append(Registration("CDE", f"CTR{serial:08d}", day, is_stated))
    if in_eu and any(c in EU27 for c in countries):
        number = f"{submitted.year}-{serial // 100:06d}-{serial % 100:02d}"
        found.append(Registration("EUCTR", number, day, True))
    return tuple(found)

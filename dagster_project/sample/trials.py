"""Trials of the simulated world: the facts of one registered study; how it is written is in `writers/`."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dagster_project.sample import geo
from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT, clear_of_activity_border, clear_of_cuts, same_year
from dagster_project.sample.registrations import Registration, further_registrations
from dagster_project.sample.vocabulary import COVID_MESH, Condition

PHASE_RANK = {"EARLY_I": 0.8, "I": 1.0, "I/II": 1.5, "II": 2.0, "II/III": 2.5, "III": 3.0}
"""Ladder of the metric dictionary 2.4; IV and NA have no rank and never raise an asset."""
PHASE_GROUP_E09 = {"EARLY_I": "I", "I": "I", "I/II": "II", "II": "II", "II/III": "III", "III": "III"}
DURATION_DAYS = {"EARLY_I": (300, 700), "I": (420, 900), "I/II": (700, 1300), "II": (600, 1100)}
LATE_DURATION_DAYS = (800, 1600)
STOPPED = ("TERMINATED", "WITHDRAWN")
PHARMA_TYPES = ("big_pharma", "biopharma", "biotech")


@dataclass(slots=True)
class Participant:
    """A drug in a trial: which asset, in which role; `asset` is None for placebo and named non-drug care."""

    asset: Asset | None
    role: str
    text: str = ""


@dataclass(slots=True)
class Trial:
    """One study as it happened; dates are true days, texts and gaps are the writer's business."""

    nct: str
    phase: str
    lead_name: str
    hq_name: str
    lead_class: str
    lead_country: str
    lead_type: str
    submitted: date
    posted: date
    updated: date
    start: date
    completion: date
    status: str
    design: str
    participants: list[Participant]
    conditions: list[Condition]
    countries: list[str]
    collaborators: list[tuple[str, str]] = field(default_factory=list)
    removed_countries: list[str] = field(default_factory=list)
    study_type: str = "INTERVENTIONAL"
    kind: str = "drug"
    enrollment: int = 60
    why_stopped: str = ""
    purpose: str = "TREATMENT"
    start_is_impossible: bool = False
    has_locations: bool = True
    is_in_healthy_only: bool = False
    lacks_derived_section: bool = False
    registrations: tuple[Registration, ...] = ()

    @property
    def phase_rank(self) -> float | None:
        """Rank on the phase ladder; None for phase IV, not applicable and observational studies."""
        return PHASE_RANK.get(self.phase) if self.study_type == "INTERVENTIONAL" else None

    @property
    def entry_day(self) -> date:
        """Registration day, or the start if registered more than 90 days after it (dictionary 2.3)."""
        return self.start if (self.submitted - self.start).days > 90 else self.submitted

    @property
    def is_iit(self) -> bool:
        """Led by a hospital, university or institute."""
        return self.lead_class != "INDUSTRY"

    @property
    def is_covid(self) -> bool:
        """About COVID-19."""
        return any(c.mesh_id == COVID_MESH for c in self.conditions)

    @property
    def is_drug_trial(self) -> bool:
        """Interventional with a drug, biologic, cell or gene product."""
        return self.study_type == "INTERVENTIONAL" and self.kind == "drug"

    @property
    def site_countries(self) -> list[str]:
        """Countries that the registry lists; none before sites are named."""
        return self.countries if self.has_locations else []

    def is_active(self, cut: date, border: date) -> bool:
        """In the clinic by the cut, not stopped, updated or (to be) completed no earlier than the border (2.4)."""
        if self.entry_day > cut or self.status in STOPPED:
            return False
        return self.updated >= border or self.completion >= border


@dataclass(slots=True)
class Lead:
    """Who registers a trial: name as signed and of its HQ, sponsor class, HQ country at that time, company type."""

    name: str
    hq_name: str
    sponsor_class: str
    country: str
    company_type: str


def make_trial(
    rng: Random,
    nct: str,
    phase: str,
    lead: Lead,
    registered: date,
    conditions: list[Condition],
    participants: list[Participant],
    design: str,
    may_be_withdrawn: bool = True,
) -> Trial:
    """Draw dates, status and places of a trial whose first registration is wanted on `registered`.

    One in 25 is registered long after its start: its start then falls on `registered`.
    """
    retrospective = rng.random() < 0.04 and registered < SNAPSHOT - timedelta(days=500)
    late_by = timedelta(days=rng.randint(180, 400))
    submitted = clear_of_cuts(registered + late_by if retrospective else registered)
    start = registered if retrospective else registered + timedelta(days=rng.randint(-40, 75))
    low, high = DURATION_DAYS.get(phase, LATE_DURATION_DAYS)
    completion = clear_of_activity_border(start + timedelta(days=rng.randint(low, high)))
    posted = same_year(submitted, rng.randint(2, 9))
    status, completion, updated = _status(rng, start, completion, posted, may_be_withdrawn and not retrospective)
    countries = trial_countries(rng, lead, phase, start)
    trial = Trial(
        nct=nct,
        phase=phase,
        lead_name=lead.name,
        hq_name=lead.hq_name,
        lead_class=lead.sponsor_class,
        lead_country=lead.country,
        lead_type=lead.company_type,
        submitted=submitted,
        posted=min(posted, SNAPSHOT),
        updated=updated,
        start=start,
        completion=completion,
        status=status,
        design=design,
        participants=participants,
        conditions=conditions,
        countries=countries,
        enrollment=0 if status == "WITHDRAWN" else rng.randint(12, 60) * (8 if phase.endswith("III") else 1),
        why_stopped=rng.choice(WHY_STOPPED) if status in STOPPED else "",
        has_locations=not (status == "NOT_YET_RECRUITING" and rng.random() < 0.3),
    )
    trial.start_is_impossible = rng.random() < 0.004 and not retrospective
    trial.lacks_derived_section = rng.random() < 0.02
    trial.registrations = further_registrations(rng, nct, submitted, lead.country, trial.countries)
    if rng.random() < 0.03:
        spare = [c for c in ("US", "ES", "JP", "TW", "AU") if c not in countries]
        trial.removed_countries = spare[:1]
    return trial


WHY_STOPPED = (
    "Business decision",
    "Slow accrual",
    "Strategic portfolio review",
    "Lack of efficacy",
    "Sponsor decision",
)


def _status(rng: Random, start: date, completion: date, posted: date, may_withdraw: bool) -> tuple[str, date, date]:
    """Status, true completion and last update as the registry would show them on the day of the extract."""
    luck, delay = rng.random(), rng.randint(20, 300)
    if start > SNAPSHOT:
        return "NOT_YET_RECRUITING", completion, _updated(posted, SNAPSHOT - timedelta(days=delay // 3))
    if may_withdraw and luck < 0.02:
        return "WITHDRAWN", completion, _updated(posted, start + timedelta(days=delay))
    if luck < 0.11 and (SNAPSHOT - start).days > 200:
        stopped = clear_of_activity_border(start + (min(completion, SNAPSHOT) - start) * 2 // 3)
        return "TERMINATED", stopped, _updated(posted, stopped + timedelta(days=delay))
    if completion <= SNAPSHOT:
        if luck > 0.88 and (SNAPSHOT - completion).days > 760:
            return "UNKNOWN", completion, _updated(posted, completion - timedelta(days=200 + delay))
        return "COMPLETED", completion, _updated(posted, completion + timedelta(days=delay))
    if luck > 0.985:
        return "SUSPENDED", completion, _updated(posted, SNAPSHOT - timedelta(days=delay))
    state = "RECRUITING" if (SNAPSHOT - start) < (completion - start) * 0.7 else "ACTIVE_NOT_RECRUITING"
    return state, completion, _updated(posted, SNAPSHOT - timedelta(days=delay))


def _updated(posted: date, wanted: date) -> date:
    return max(posted, clear_of_activity_border(min(wanted, SNAPSHOT)))


def trial_countries(rng: Random, lead: Lead, phase: str, start: date) -> list[str]:
    """Countries with sites; China sponsors go abroad more often over the years."""
    home, luck = lead.country, rng.random()
    if lead.sponsor_class != "INDUSTRY":
        return [home]
    if home == "CN":
        abroad = 0.04 + 0.012 * max(0, start.year - 2014)
        if phase in ("EARLY_I", "I"):
            cuts = (0.07, 0.10, 0.10 + abroad)
        else:
            cuts = (0.02, 0.06, 0.06 + abroad * (2.2 if phase.endswith("III") else 1.4))
        if luck < cuts[0]:
            return [rng.choice(("AU", "US", "NZ"))]
        if luck < cuts[1]:
            return ["CN", rng.choice(("TW", "HK", "TW", "MO"))]
        if luck < cuts[2]:
            return ["CN", *_others(rng, "CN", 1 if phase in ("EARLY_I", "I") else rng.randint(1, 6))]
        return ["CN"]
    multi = {"EARLY_I": 0.1, "I": 0.2, "I/II": 0.45, "II": 0.55}.get(phase, 0.85)
    if luck >= multi:
        return [home]
    return [home, *_others(rng, home, rng.randint(1, 3) if phase in ("EARLY_I", "I") else rng.randint(2, 9))]


WORLDWIDE = (
    "US",
    "AU",
    "ES",
    "KR",
    "DE",
    "FR",
    "GB",
    "JP",
    "IT",
    "PL",
    "TW",
    "CA",
    "CN",
    "BR",
    "BE",
    "NZ",
    "NL",
    "HK",
)


def _others(rng: Random, home: str, n: int) -> list[str]:
    pool = [c for c in WORLDWIDE if c != home and not (home == "CN" and c in geo.GREATER_CHINA)]
    if home == "CN" and n > 2 and rng.random() < 0.3:
        pool.append("TW")
    return rng.sample(pool, min(n, len(pool)))

"""Studies that must not count as new molecules: devices, behaviour, generics, biosimilars, old drugs, phase IV."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT, random_day
from dagster_project.sample.companies import Company
from dagster_project.sample.history import lead_of
from dagster_project.sample.pools import Pools
from dagster_project.sample.trials import Participant, Trial, make_trial
from dagster_project.sample.vocabulary import all_conditions

KINDS = ("device", "behavioral", "observational", "repurposed", "bioequivalence", "biosimilar", "phase_iv")
KIND_WEIGHTS = {
    True: (14, 14, 30, 26, 0, 0, 16),
    False: (6, 2, 10, 8, 24, 26, 24),
}
"""By academic (True) or industry (False) lead."""


def rival_history(rng: Random, pools: Pools, next_nct: Callable[[], str]) -> list[Asset]:
    """The marketed rivals with the one old pivotal trial that each had before its approval."""
    for rival in pools.rivals:
        registered = date(rival.approvals[0].day.year - 4, 3, rng.randint(1, 28))
        lead = lead_of(rng, rival.originator, registered, via_subsidiary=0)
        own = [Participant(rival, "experimental"), Participant(None, "placebo")]
        trial = make_trial(rng, next_nct(), "III", lead, registered, rival.conditions, own, "placebo", False)
        trial.status, trial.why_stopped = "COMPLETED", ""
        trial.completion = min(trial.completion, rival.approvals[0].day - timedelta(days=240))
        trial.updated = trial.completion + timedelta(days=200)
        rival.trials.append(trial)
    return pools.rivals


def company_noise(rng: Random, company: Company, pools: Pools, next_nct: Callable[[], str]) -> list[Trial]:
    """The other studies of one organisation; hospitals run more of them than companies do."""
    n_studies = rng.randint(2, 6) if company.is_academic else rng.randint(0, 2)
    return [_study(rng, company, pools, next_nct()) for _ in range(n_studies)]


def _study(rng: Random, company: Company, pools: Pools, nct: str) -> Trial:
    kind = rng.choices(KINDS, KIND_WEIGHTS[company.is_academic])[0]
    day = random_day(rng, date(max(2013, company.founded_year + 1), 1, 3), SNAPSHOT - timedelta(days=30))
    condition = all_conditions().draw(rng)
    participants, phase, design = _content(rng, kind, pools, day, condition)
    trial = make_trial(
        rng,
        nct,
        phase,
        lead_of(rng, company, day),
        day,
        [condition],
        participants,
        design,
        may_be_withdrawn=True,
    )
    if kind in ("device", "behavioral"):
        trial.kind = kind
    if kind == "observational":
        trial.study_type, trial.kind = "OBSERVATIONAL", "observational"
    return trial


def _content(
    rng: Random, kind: str, pools: Pools, day: date, condition: object
) -> tuple[list[Participant], str, str]:
    """Participants, phase and design of one noise study."""
    if kind == "repurposed":
        old = Participant(pools.backbone(rng, condition), "experimental")
        return [old], rng.choice(("II", "III", "I/II")), "single_arm"
    if kind == "bioequivalence":
        old = Participant(pools.backbone(rng, condition), "experimental")
        return [old], "I", "bioequivalence"
    rival = pools.rival(rng, condition, day)
    if kind == "biosimilar" and rival is not None and rival.modality == "mab":
        return (
            [Participant(rival, "biosimilar"), Participant(rival, "active_comparator")],
            "III",
            "biosimilar",
        )
    if kind == "phase_iv" and rival is not None:
        return [Participant(rival, "experimental")], "IV", "single_arm"
    return [], "NA", kind if kind in KINDS[:3] else "observational"

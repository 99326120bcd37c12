"""Studies that must not count as new molecules: devices, generics, biosimilars, vaccines, phase IV."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from dagster_project.sample import names
from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT, random_day
from dagster_project.sample.companies import Company
from dagster_project.sample.history import lead_of
from dagster_project.sample.pools import Pools
from dagster_project.sample.trials import Participant, Trial, make_trial
from dagster_project.sample.vocabulary import Condition, all_conditions, conditions

KINDS = (
    "device",
    "behavioral",
    "observational",
    "repurposed",
    "bioequivalence",
    "biosimilar",
    "phase_iv",
    "diagnostic",
    "tcm",
    "vaccine_prophylactic",
)
WEIGHTS = {True: (14, 14, 30, 26, 0, 0, 16, 6, 8, 0), False: (6, 2, 10, 8, 24, 26, 24, 4, 6, 8)}
"""By academic (True) or industry (False) lead, in the order of KINDS."""
OWN_PRODUCTS = ("diagnostic", "tcm", "vaccine_prophylactic")
ODD_NUMBERS = 8_000_000
"""Molecule numbers of these products start here, ten per company."""


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


def company_noise(
    rng: Random, company: Company, pools: Pools, next_nct: Callable[[], str]
) -> tuple[list[Trial], list[Asset]]:
    """The other studies of one organisation and the products in them that are no new molecules."""
    n_studies = rng.randint(2, 6) if company.is_academic else rng.randint(0, 2)
    trials, products = [], []
    for position in range(n_studies):
        kind = rng.choices(KINDS, WEIGHTS[company.is_academic])[0]
        day = random_day(rng, date(max(2013, company.founded_year + 1), 1, 3), SNAPSHOT - timedelta(days=30))
        condition = all_conditions().draw(rng)
        product = None
        if kind in OWN_PRODUCTS:
            product = _product(ODD_NUMBERS + company.number * 10 + position, kind, company, day, condition)
            condition = product.conditions[0]
            products.append(product)
        participants, phase, design = _content(rng, kind, pools, day, condition, product)
        lead = lead_of(rng, company, day)
        trial = make_trial(rng, next_nct(), phase, lead, day, [condition], participants, design)
        _mark(trial, kind if product else design)
        trials.append(trial)
    return trials, products


def _mark(trial: Trial, kind: str) -> None:
    """What the registry files a noise study as."""
    if kind in ("device", "behavioral"):
        trial.kind = kind
    elif kind == "observational":
        trial.study_type, trial.kind = "OBSERVATIONAL", "observational"
    elif kind == "diagnostic":
        trial.purpose, trial.countries = "DIAGNOSTIC", [trial.lead_country]
    elif kind == "vaccine_prophylactic":
        trial.purpose = "PREVENTION"


def _product(number: int, kind: str, company: Company, day: date, condition: Condition) -> Asset:
    """A product of the company's own that is not a new molecule by definition."""
    code = f"{company.code_prefix}-{kind[0].upper()}{number % 100:02d}"
    name = {
        "diagnostic": f"68Ga-{code} PET/CT tracer",
        "tcm": f"{names.substance_stem(number).capitalize()} Granules",
        "vaccine_prophylactic": f"{code} Influenza Vaccine",
    }[kind]
    if kind == "vaccine_prophylactic":
        condition = next(c for c in conditions() if c.mesh_term == "Influenza, Human")
    return Asset(
        key=f"SYN{number:07d}",
        number=number,
        modality="unknown" if kind == "tcm" else kind,
        targets=(),
        originator=company,
        code=name,
        inn=None,
        brand=None,
        chinese=None,
        innovation_class=kind,
        entry=day,
        conditions=[condition],
    )


def _content(
    rng: Random, kind: str, pools: Pools, day: date, condition: Condition, product: Asset | None
) -> tuple[list[Participant], str, str]:
    """Participants, phase and design of one noise study."""
    if product is not None:
        own = [Participant(product, "diagnostic" if kind == "diagnostic" else "experimental")]
        return own, rng.choice(("I", "II", "III")), "single_arm"
    old = Participant(pools.backbone(rng, condition), "experimental")
    if kind == "repurposed":
        return [old], rng.choice(("II", "III", "I/II")), "single_arm"
    if kind == "bioequivalence":
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

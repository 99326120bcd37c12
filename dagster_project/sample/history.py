"""The life of one molecule: its trials from first registration to approval, and who ran them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from dagster_project.sample.assets import CELL_ROUTES, Approval, Asset
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.pools import Pools
from dagster_project.sample.trials import Lead, Participant, Trial, make_trial
from dagster_project.sample.vocabulary import Condition

LAST_REGISTRATION = SNAPSHOT - timedelta(days=20)


GIVEN_TO_HEALTHY = ("small_molecule", "mab", "peptide", "sirna")


def lead_of(rng: Random, company: Company, day: date, via_subsidiary: float = 0.2) -> Lead:
    """How a company signs a registration on a day; a subsidiary may sign, the HQ stays the parent's."""
    hq_name = name = company.name_on(day)
    if company.subsidiary and rng.random() < via_subsidiary:
        name = company.subsidiary[0]
    return Lead(name, hq_name, company.sponsor_class, company.country_on(day), company.company_type)


def live(rng: Random, asset: Asset, pools: Pools, next_nct: Callable[[], str]) -> None:
    """Fill an asset's trials and approvals; everything is registered on or before the day of the extracts."""
    company, day = asset.originator, asset.entry
    _choose_partner(rng, asset, pools)
    if _starts_with_iit(rng, asset):
        hospital = pools.hospital(rng, company.country)
        if hospital is not None:
            _add(
                rng,
                asset,
                next_nct,
                "EARLY_I" if rng.random() < 0.6 else "I",
                lead_of(rng, hospital, day),
                day,
            )
            asset.trials[-1].collaborators.append((company.name_on(day), "INDUSTRY"))
            day += timedelta(days=rng.randint(200, 600))
    phase = _first_phase(rng, asset)
    first = True
    while day <= LAST_REGISTRATION:
        sponsor = company if first else _sponsor(rng, asset, pools)
        repeats = rng.choices((1, 2, 3), (72, 22, 6))[0] if phase != "EARLY_I" else 1
        for repeat in range(repeats):
            when = day if repeat == 0 else day + timedelta(days=rng.randint(40, 420))
            if when <= LAST_REGISTRATION:
                condition = asset.conditions[(repeat if phase != "III" else 0) % len(asset.conditions)]
                _add(rng, asset, next_nct, phase, lead_of(rng, sponsor, when), when, condition, pools, first)
                first = False
        step = _next_phase(rng, phase)
        if step is None:
            break
        day += timedelta(days=rng.randint(420, 980))
        phase = step
    if not asset.trials:
        _add(rng, asset, next_nct, "I", lead_of(rng, company, day), LAST_REGISTRATION, None, None, True)
    _name_it(rng, asset)
    _approve(rng, asset, pools)


def _choose_partner(rng: Random, asset: Asset, pools: Pools) -> None:
    """In-licensing, NewCos: later trials are run by somebody who did not originate the molecule."""
    luck = rng.random()
    if asset.originator.is_academic or luck >= 0.12:
        return
    asset.partner_kind = "newco" if luck < 0.015 and asset.originator.country == "CN" else "licensee"
    asset.partner = pools.partner(rng, "US" if asset.originator.country == "CN" else "CN", asset.originator)


def _starts_with_iit(rng: Random, asset: Asset) -> bool:
    luck = rng.random()
    company = asset.originator
    return asset.modality in CELL_ROUTES and company.country == "CN" and not company.is_academic and luck < 0.5


def _first_phase(rng: Random, asset: Asset) -> str:
    options = ("I", "I/II", "EARLY_I", "II")
    if asset.originator.is_academic:
        return rng.choices(options, (40, 25, 35, 0))[0]
    return rng.choices(options, (70, 22, 4, 4))[0]


def _next_phase(rng: Random, phase: str) -> str | None:
    """Where the programme goes next, or None if it ends (or waits for approval)."""
    luck = rng.random()
    if phase == "EARLY_I":
        return "I" if luck < 0.5 else None
    if phase in ("I", "I/II"):
        return "II" if luck < 0.46 else "III" if luck < 0.52 else "II/III" if luck < 0.55 else None
    if phase == "II":
        return "III" if luck < 0.42 else None
    return None


def _sponsor(rng: Random, asset: Asset, pools: Pools) -> Company:
    if asset.partner is None:
        return asset.originator
    return asset.partner if asset.partner_kind == "newco" or rng.random() < 0.6 else asset.originator


def _add(
    rng: Random,
    asset: Asset,
    next_nct: Callable[[], str],
    phase: str,
    lead: Lead,
    day: date,
    condition: Condition | None = None,
    pools: Pools | None = None,
    is_first: bool = True,
) -> Trial:
    condition = condition or asset.conditions[0]
    participants, design = _design(rng, asset, phase, condition, day, pools)
    trial = make_trial(rng, next_nct(), phase, lead, day, [condition], participants, design, not is_first)
    healthy = rng.random() < 0.2
    if phase == "I" and asset.modality in GIVEN_TO_HEALTHY and "oncology" not in condition.ta_ids:
        trial.is_in_healthy_only = healthy and not trial.is_covid
    asset.trials.append(trial)
    return trial


def _design(
    rng: Random, asset: Asset, phase: str, condition: Condition, day: date, pools: Pools | None
) -> tuple[list[Participant], str]:
    """Participants with roles, and the design that the arms will follow."""
    own = Participant(asset, "experimental")
    luck = rng.random()
    if pools is None or phase in ("EARLY_I", "I", "I/II") or asset.is_cell:
        return [own], "single_arm" if luck < 0.6 else "dose_cohorts" if luck < 0.85 else "placebo"
    if phase == "II":
        if luck < 0.45:
            return [own], "single_arm"
        if luck < 0.8:
            return [own, Participant(None, "placebo")], "placebo"
        return [own, Participant(pools.backbone(rng, condition), "background")], "combination"
    rival = pools.rival(rng, condition, day)
    if rival is not None and luck < 0.35 and rival.originator not in (asset.originator, asset.partner):
        design = "head_to_head" if luck < 0.27 else "head_to_head_all_experimental"
        return [own, Participant(rival, "active_comparator")], design
    if rival is not None and luck < 0.5:
        return [own, Participant(rival, "background")], "add_on"
    if luck < 0.7:
        return [
            own,
            Participant(pools.backbone(rng, condition), "background"),
            Participant(None, "placebo"),
        ], "placebo_on_backbone"
    return [own, Participant(None, "placebo")], "placebo"


def _name_it(rng: Random, asset: Asset) -> None:
    """An INN comes with phase II or later; before that the code is the only name."""
    later = [t.submitted for t in asset.trials if t.phase in ("II", "II/III", "III")]
    luck, lag = rng.random(), rng.randint(-60, 240)
    if not later or luck > 0.8:
        asset.inn = asset.chinese = asset.brand = None
        return
    asset.inn_date = min(later) + timedelta(days=lag)


def _approve(rng: Random, asset: Asset, pools: Pools) -> None:
    """FDA and EMA approvals that follow a completed pivotal trial; most China molecules never file abroad."""
    pivotal = [t for t in asset.trials if t.phase in ("II/III", "III") and t.status == "COMPLETED"]
    chances = (0.5, 0.4) if asset.originator.country == "CN" else (0.75, 0.65)
    luck = (rng.random(), rng.random())
    lags = (rng.randint(280, 480), rng.randint(340, 640))
    if pivotal and asset.inn:
        holder = asset.partner or asset.originator
        condition = pivotal[0].conditions[0]
        for agency, chance, draw, lag in zip(("FDA", "EMA"), chances, luck, lags, strict=True):
            day = pivotal[0].completion + timedelta(days=lag)
            if draw < chance and day <= SNAPSHOT - timedelta(days=30):
                asset.approvals.append(Approval(agency, day, holder.name_on(day), condition))
                gone = day + timedelta(days=lags[0] * 3)
                if agency == "EMA" and luck[1] < 0.06 and gone < SNAPSHOT:
                    asset.approvals[-1].withdrawn = gone
    if not asset.approvals:
        asset.brand = None

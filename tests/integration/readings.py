"""The simulated world as a release reads it: molecules with the origin, modality, targets and studies it found.

Belongs here: putting a release's readings in the place of the facts, so that the rules of the truth can be applied to
them. Does not belong here: whether a reading is right (misreadings.py), the rules themselves (the generator's truth).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.panel.history import Panel
from dagster_project.sample.registrations import Registration
from dagster_project.sample.trials import Participant, Trial
from dagster_project.sample.truth.write import TruthWriter
from dagster_project.sample.world import World
from dagster_project.sample.writers.cde import STATES

MOLECULES = """
    select asset.asset_id, asset.pref_name, asset.modality_l2, coalesce(asset.target_set_key, ''),
        origin.origin_country, coalesce(company.parent_company_id, origin.originator_company_id)
    from core.dim_asset as asset
    left join core.v_asset_origin as origin on origin.asset_id = asset.asset_id
    left join core.dim_company as company on company.company_id = origin.originator_company_id
    where asset.is_nme and not asset.is_diagnostic
    order by asset.asset_id
"""
LINKS = """
    select trial_id, asset_id, role,
        role = 'experimental' and not regexp_matches(lower(array_to_string(raw_names, ';')), 'biosimilar')
    from core.bridge_trial_asset
    order by trial_id, asset_id
"""
KEYS = """
    with names as (
        select trial_id, asset_id, lower(unnest(raw_names)) as raw_name from core.bridge_trial_asset
    )
    select distinct names.asset_id, label.asset_key
    from read_csv($assets, all_varchar = true) as label
    inner join names on names.trial_id = label.nct_id and names.raw_name = lower(label.raw_name)
    order by names.asset_id, label.asset_key
"""
LEADS = """
    select trial.trial_id, company.operating_hq_country, company.company_type, trial.is_drug_trial, trial.start_date
    from core.dim_trial as trial
    inner join core.bridge_trial_company as lead on lead.trial_id = trial.trial_id and lead.role = 'lead'
    inner join core.dim_company_version as company on company.company_id = lead.company_id
        and coalesce(trial.first_registered_date, trial.start_date)
            between company.valid_from_date and coalesce(company.valid_to_date, date '9999-12-31')
"""
AREAS = """
    select trial_id, list(ta_id order by ta_id) from core.bridge_trial_ta where ta_id <> 'other' group by trial_id
"""
APPROVALS = "select asset_id, agency, approval_date from core.fct_approval where asset_id is not null"
ALIASES = "select alias, company_id from core.company_alias"
NOBODY = Company(-1, "", "", "", "", "", SNAPSHOT.year, 0, 0)


@dataclass(frozen=True)
class Release:
    """What a published file holds of molecules and their studies."""

    molecules: list[tuple]
    keys: dict[str, list[str]]
    """Molecules of the world that are called like an asset in a study of both, by asset."""
    links: dict[str, list[tuple[str, str, bool]]]
    """(asset, role, whether it counts as an entry) by study."""
    leads: dict[str, tuple[str | None, str | None, bool, date | None]]
    """Seat and type of the lead sponsor, whether the study gives a drug, and its start, by study."""
    areas: dict[str, list[str]]
    """Therapeutic areas by study; `other` is none."""
    approvals: set[tuple]
    company_ids: dict[str, str]


def write_expected(marts: Path, gold: Path, world: World, folder: Path) -> None:
    """Write below `folder` what the rules of the truth make of the readings of a release.

    `marts` is the published file, `gold` the labels of the world that it was made from.
    """
    release = _release(marts, gold)
    trials, assets = _facts(world)
    read = _molecules(release, trials, assets, world.companies)
    truth = TruthWriter(folder, Panel(world), world.scale, dirty=True)
    for trial_id, (country, kind, is_drug_trial, start) in release.leads.items():
        trial = replace(trials[trial_id], lead_country=country, lead_type=kind, participants=[])
        if trial.is_drug_trial and not is_drug_trial:
            trial.kind = "radiation"
        if start and trial.entry_day == trial.start:
            trial.start = start  # of some starts the record has the month alone
        for asset_id, role, is_entry in release.links.get(trial_id, ()):
            if asset_id in read:
                trial.participants.append(Participant(read[asset_id], role))
                if is_entry:
                    read[asset_id].trials.append(trial)
        truth.add_study(trial)
    for asset in read.values():
        _take_stated_areas(asset, release)
        truth.add_molecule(asset)
    truth.close()


def _take_stated_areas(asset: Asset, release: Release) -> None:
    """Of a molecule that no patient got, take the area that the records' words name: 'anti-HBV' is for infections."""
    if all(trial.is_in_healthy_only for trial in asset.trials):
        for trial in asset.trials:
            if areas := release.areas.get(trial.nct):
                trial.is_in_healthy_only = False
                trial.conditions = [replace(trial.conditions[0], mesh_id="", ta_ids=tuple(areas), subtype="")]


def _release(marts: Path, gold: Path) -> Release:
    with duckdb.connect(str(marts), read_only=True) as connection:

        def rows(sql: str, **parameters: str) -> list[tuple]:
            return connection.execute(sql, parameters).fetchall()

        keys, links = defaultdict(list), defaultdict(list)
        for asset, key in rows(KEYS, assets=str(gold / "assets.csv")):
            keys[asset].append(key)
        for trial, *link in rows(LINKS):
            links[trial].append(tuple(link))
        leads = {trial: tuple(lead) for trial, *lead in rows(LEADS)}
        return Release(
            rows(MOLECULES), keys, links, leads, dict(rows(AREAS)), set(rows(APPROVALS)), dict(rows(ALIASES))
        )


def _facts(world: World) -> tuple[dict[str, Trial], dict[str, Asset]]:
    """Studies by every number that they were registered under, molecules by key."""
    trials, assets = {}, {}
    for portfolio in world.portfolios():
        assets.update({asset.key: asset for asset in portfolio.assets})
        for trial in portfolio.trials():
            trials[trial.nct] = trial
            trials.update({entry.number: _as_registered(trial, entry) for entry in trial.registrations})
    return trials, assets


def _as_registered(trial: Trial, entry: Registration) -> Trial:
    """What another registry tells of a study: its day is all that is known of its course, China all of its sites.

    CDE tells how a study ended in the words that it has for it; WHO's list does not.
    """
    return replace(
        trial,
        nct=entry.number,
        status=trial.status if entry.number.startswith("CTR") and trial.status in STATES else "UNKNOWN",
        submitted=entry.day,
        start=entry.day,
        updated=entry.day,
        completion=entry.day,
        countries=["CN"],
    )


def _molecules(
    release: Release, trials: dict[str, Trial], assets: dict[str, Asset], companies: list[Company]
) -> dict[str, Asset]:
    """Molecules as read, by asset, without trials yet; what no release states is as it is in the world.

    Which molecule of the world an asset is tell the names in its studies, else the studies, else its own name.
    """
    company_of = {
        release.company_ids[name]: company
        for company in companies
        for name in (company.name, company.name_on(SNAPSHOT))
        if name in release.company_ids
    }
    by_name = {asset.inn.lower(): asset for asset in assets.values() if asset.inn}
    tested_in = {asset: trial for trial, links in release.links.items() for asset, *_ in links}
    read = {}
    for asset_id, name, modality, targets, country, company_id in release.molecules:
        own = [assets[key] for key in release.keys.get(asset_id, ()) if key in assets]
        if own and name in by_name and by_name[name] not in own:
            own.append(by_name[name])
        if not own and asset_id in tested_in:
            own = [trials[tested_in[asset_id]].participants[0].asset]
        if not own and name in by_name:
            own = [by_name[name]]
        if not own:
            continue
        read[asset_id] = replace(
            own[0],
            key=asset_id,
            inn=name,
            modality=modality,
            targets=tuple(sorted(target for target in targets.split(";") if target)),
            innovation_class="nme",
            originator=_originator(company_of.get(company_id), country),
            trials=[],
            approvals=[a for one in own for a in one.approvals if (asset_id, a.agency, a.day) in release.approvals],
        )
    return read


def _originator(company: Company | None, country: str | None) -> Company:
    """A company with the seat that the release takes for the molecule's origin; one of no other name if unknown."""
    return replace(company or NOBODY, country=country, moved_to=None)

"""The simulated vendor's asset tables: master, indications, targets, trials."""

from collections import defaultdict
from datetime import date, timedelta

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.geo import n_regions
from dagster_project.sample.panel.members import company_id
from dagster_project.sample.trials import PHASE_RANK, Trial
from dagster_project.sample.truth.facts import APPROVED, PHASE_OF_RANK, AssetFacts, facts_of
from dagster_project.sample.writers.vendor_drop import VendorDrop, listed

COLUMNS = {
    "vendor_asset_master": "vendor_asset_id names innovation_class modality is_diagnostic originator_company_id "
    "originator_country first_ind_date first_trial_date global_highest_stage china_highest_stage us_highest_stage "
    "active_status inn chembl_id",
    "vendor_asset_indication": "vendor_asset_id indication ta subtype stage country status stage_date",
    "vendor_asset_target": "vendor_asset_id target hgnc_symbol role",
    "vendor_trial": "registry_id sponsor_company_id phase start_date first_posted countries experimental_ids "
    "comparator_ids is_h2h is_mrct is_iit",
}
IND_LEAD = timedelta(days=45)
"""From clearance to the first registration or start of a trial."""


class VendorAssets:
    """Adds molecules and their trials to a vendor's drop."""

    def __init__(self, drop: VendorDrop, companies: list[Company]) -> None:
        self._drop = drop
        self._sponsors = {name: company_id(c) for c in companies for name in _names(c)}

    def add(self, asset: Asset) -> None:
        """Write one molecule that was registered in a phase; others are passed over."""
        facts = facts_of(asset)
        if facts is None:
            return
        names = [name for name in (asset.inn, asset.code, asset.brand, asset.chinese) if name]
        rank = facts.highest_active(SNAPSHOT)
        cleared = min(facts.entry, *(t.start for t in facts.trials)) - IND_LEAD
        self._drop.add(
            "vendor_asset_master",
            *(asset.key, listed(names), asset.innovation_class, asset.modality, False),
            *(company_id(asset.originator), asset.origin_country, cleared, facts.entry),
            *(_stage(facts.highest(SNAPSHOT)), _stage_in(facts, "CN"), _stage_in(facts, "US")),
            *("active" if rank else "inactive", asset.inn, None),
        )
        for target in asset.targets:
            self._drop.add("vendor_asset_target", asset.key, target, target, "effector")
        self._add_indications(asset, facts)
        for trial in facts.trials:
            self._add_trial(asset, trial)

    def _add_indications(self, asset: Asset, facts: AssetFacts) -> None:
        """Each indication at its highest active stage, or the highest ever where nobody develops it any more."""
        active = {mesh: rank for (_, _, mesh), rank in facts.stages(SNAPSHOT).items()}
        tested: dict[Indication, list[Trial]] = defaultdict(list)
        for trial in facts.trials:
            if trial.is_in_healthy_only:
                tested["Healthy volunteers", "", "", facts.areas].append(trial)
            else:
                for condition in trial.conditions:
                    tested[condition.mesh_term, condition.subtype, condition.mesh_id, condition.ta_ids].append(trial)
        for (name, subtype, mesh, areas), trials in tested.items():
            rank = active.get(mesh) or max(trial.phase_rank for trial in trials)
            status = "active" if mesh in active else "inactive"
            reached = _reached(asset, mesh, rank, trials)
            where = (name, listed(areas), subtype)
            self._drop.add("vendor_asset_indication", asset.key, *where, _stage(rank), "", status, reached)

    def _add_trial(self, asset: Asset, trial: Trial) -> None:
        rivals = [p.asset.key for p in trial.participants if p.asset and p.role == "active_comparator"]
        self._drop.add(
            "vendor_trial",
            *(trial.nct, self._sponsors.get(trial.lead_name), trial.phase, trial.start, trial.posted),
            *(listed(trial.site_countries), asset.key, listed(rivals), trial.design.startswith("head_to_head")),
            *(n_regions(trial.site_countries) > 1, trial.is_iit),
        )


Indication = tuple[str, str, str, tuple[str, ...]]
"""(name, subtype, MeSH id, therapeutic areas); healthy volunteers have neither subtype nor MeSH id."""


def _reached(asset: Asset, mesh: str, rank: float, trials: list[Trial]) -> date:
    """Day on which a stage was reached: of the approval, or of the first trial of that phase."""
    if rank == APPROVED:
        return min(a.day for a in asset.approvals if a.agency == "EMA" and a.condition.mesh_id == mesh)
    return min(trial.entry_day for trial in trials if trial.phase_rank == rank)


def _names(company: Company) -> list[str]:
    names = [company.name, company.name_on(SNAPSHOT)]
    return [*names, company.subsidiary[0]] if company.subsidiary else names


def _stage(rank: float) -> str:
    return PHASE_OF_RANK.get(rank, "")


def _stage_in(facts: AssetFacts, country: str) -> str:
    if country == "US" and any(a.agency == "FDA" and a.day <= SNAPSHOT for a in facts.approvals):
        return _stage(APPROVED)
    return max((t.phase for t in facts.trials if country in t.countries), key=PHASE_RANK.get, default="")

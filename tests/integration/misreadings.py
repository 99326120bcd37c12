"""Molecules and sponsors of the simulated world that the warehouse reads wrongly, and the dirt behind it.

Belongs here: comparing a release with the labels in `gold/`. Does not belong here: exhibits.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

LINKS = """
    with labels as (
        select * from read_csv($assets, all_varchar = true)
    ),
    names as (
        select link.trial_id, link.asset_id, link.role, lower(asset.pref_name) as pref_name,
            lower(unnest(link.raw_names)) as raw_name
        from core.bridge_trial_asset as link
        left join core.dim_asset as asset on asset.asset_id = link.asset_id
    ),
    others as (
        -- what a combination names beside the molecule
        select one.asset_key, one.nct_id, lower(one.raw_name) as raw_name, lower(other.pref_name) as pref_name
        from labels as one
        inner join labels as other on other.nct_id = one.nct_id and other.raw_name = one.raw_name
            and other.asset_key <> one.asset_key
    ),
    own_names as (
        select label.asset_key, names.trial_id, names.raw_name, names.asset_id, names.role
        from labels as label
        inner join names on names.trial_id = label.nct_id and names.raw_name = lower(label.raw_name)
        anti join others on others.asset_key = label.asset_key and others.nct_id = label.nct_id
            and others.raw_name = names.raw_name and others.pref_name = names.pref_name
    ),
    areas as (
        select label.nct_id
        from read_csv($trials, all_varchar = true) as label
        left join core.bridge_trial_ta as area on area.trial_id = label.nct_id
        where label.ta_ids <> ''
        group by label.nct_id, label.ta_ids
        having list_sort(string_split(label.ta_ids, ';')) <> list_sort(list(distinct area.ta_id))
    )
    select label.asset_key, label.nct_id, coalesce(country.origin_group, 'UNK'), label.modality_l2,
        coalesce(label.targets, ''), label.is_nme = 'true', label.role, names.asset_id, names.role,
        areas.nct_id is not null
    from labels as label
    left join core.dim_country as country on country.country_code = label.origin_country
    left join own_names as names on names.asset_key = label.asset_key and names.trial_id = label.nct_id
        and names.raw_name = lower(label.raw_name)
    left join areas on areas.nct_id = label.nct_id
    where label.innovation_class not in ('biosimilar', 'generic')
      and label.modality_l2 not in ('vaccine_prophylactic', 'diagnostic')
"""
PUBLISHED = """
    select asset.asset_id, coalesce(origin.origin_group, 'UNK'), asset.modality_l2,
        coalesce(asset.target_set_key, ''), asset.is_nme
    from core.dim_asset as asset
    left join core.v_asset_origin as origin on origin.asset_id = asset.asset_id
"""
DIRT = "select asset_key, study, dirt from read_csv($dirt, all_varchar = true)"
NAMED_ALIKE = """
    with named as (
        select distinct asset_key, lower(pref_name) as name from read_csv($assets, all_varchar = true)
    )
    select distinct one.asset_key
    from named as one
    inner join (
        from named
        union all
        select asset_id, lower(synonym) from core.asset_synonym where contains(sources, 'curated')
    ) as other on other.asset_key <> one.asset_key and right(other.name, 4) = right(one.name, 4)
        and abs(length(other.name) - length(one.name)) <= 2
    where damerau_levenshtein(one.name, other.name) <= 2 and regexp_matches(one.name, '^[a-z]+$')
"""
"""Molecules whose name a typing error or two would make another's, of the world or of the curator's list."""
STRANGERS = """
    select asset.asset_id, list(distinct link.trial_id), list(distinct label.asset_key)
    from core.dim_asset as asset
    left join core.bridge_trial_asset as link on link.asset_id = asset.asset_id
    left join read_csv($assets, all_varchar = true) as label on lower(label.pref_name) = lower(asset.pref_name)
    where asset.is_nme
    group by asset.asset_id
"""
SPONSORS = """
    with china_led as (
        select distinct trial.trial_id
        from core.dim_trial as trial
        inner join core.bridge_trial_company as lead on lead.trial_id = trial.trial_id and lead.role = 'lead'
        inner join core.dim_company_version as company on company.company_id = lead.company_id
            and coalesce(trial.first_registered_date, trial.start_date)
                between company.valid_from_date and coalesce(company.valid_to_date, date '9999-12-31')
        where company.hq_group = 'CN' and company.company_type in ('big_pharma', 'biopharma', 'biotech')
    )
    select trial.trial_id
    from core.dim_trial as trial
    inner join read_csv($trials, all_varchar = true) as label on label.nct_id = trial.trial_id
    left join china_led on china_led.trial_id = trial.trial_id
    where (label.is_china_company_sponsor = 'true') <> (china_led.trial_id is not null)
"""

OVERLOOKED = """
    select distinct trial.trial_id
    from core.dim_trial as trial
    inner join read_csv($assets, all_varchar = true) as label on label.nct_id = trial.trial_id
    where label.is_nme = 'true' and label.role = 'experimental'
      and trial.study_type = 'INTERVENTIONAL' and not trial.is_drug_trial
"""


@dataclass(frozen=True)
class Reading:
    """What one side holds true of a molecule."""

    origin: str
    modality: str
    targets: frozenset[str]
    is_nme: bool


@dataclass(frozen=True)
class Misreading:
    """One molecule that is read wrongly: in which way, what both sides say of it, and the dirt in its records."""

    effect: str
    readings: tuple[Reading, ...]
    dirt: frozenset[str]


@dataclass(frozen=True)
class Misreadings:
    """All that a release reads wrongly."""

    molecules: list[Misreading]
    sponsors: set[str]
    """Trials whose lead is taken for a China company wrongly, or wrongly not."""
    overlooked: set[str]
    """Trials of a new molecule that are not taken for trials of a drug."""
    dirt_in: dict[str, set[str]]
    """Kinds of dirt in each study, by its number in the registry."""
    dirt_of: dict[str, set[str]]
    """Kinds of dirt in the records of each labelled molecule."""

    @property
    def effects(self) -> Counter[str]:
        return Counter(one.effect for one in self.molecules)

    def n_with(self, dirt: set[str]) -> int:
        """How many molecules have any of these kinds of dirt."""
        return sum(bool(found & dirt) for found in self.dirt_of.values())


def misreadings(marts: Path, gold: Path) -> Misreadings:
    """Compare a published file with the labels of the folder `gold`."""
    files = {name: str(gold / f"{name}.csv") for name in ("assets", "trials", "dirt")}
    with duckdb.connect(str(marts), read_only=True) as connection:
        links = connection.execute(LINKS, {n: files[n] for n in ("assets", "trials")}).fetchall()
        published = {
            asset: Reading(origin, modality, _targets(targets), is_nme)
            for asset, origin, modality, targets, is_nme in connection.execute(PUBLISHED).fetchall()
        }
        clues = connection.execute(STRANGERS, {"assets": files["assets"]}).fetchall()
        dirt_rows = connection.execute(DIRT, {"dirt": files["dirt"]}).fetchall()
        sponsors = {trial for (trial,) in connection.execute(SPONSORS, {"trials": files["trials"]}).fetchall()}
        overlooked = {trial for (trial,) in connection.execute(OVERLOOKED, {"assets": files["assets"]}).fetchall()}
        named_alike = [key for (key,) in connection.execute(NAMED_ALIKE, {"assets": files["assets"]}).fetchall()]
    dirt_of, dirt_in = defaultdict(set), defaultdict(set)
    for key in named_alike:
        dirt_of[key].add("named almost like another")
    for key, trial, dirt in dirt_rows:
        dirt_of[key].add(dirt)
        dirt_in[trial].add(dirt)
    molecules = list(_of_the_world(links, published, dirt_of))
    labelled = {asset for *_, asset, _, _ in links}
    for asset, studies, keys in clues:
        if asset not in labelled:
            dirt = frozenset().union(*(dirt_in[study] for study in studies), *(dirt_of[key] for key in keys))
            molecules.append(Misreading("is no molecule of the world", (published[asset],), dirt))
    labelled_keys = {key for key, *_ in links}
    dirt_of_labelled = {key: found for key, found in dirt_of.items() if key in labelled_keys}
    return Misreadings(molecules, sponsors, overlooked, dirt_in, dirt_of_labelled)


def _of_the_world(links: list[tuple], published: dict[str, Reading], dirt_of: dict[str, set[str]]) -> list[Misreading]:
    rows, keys_of = defaultdict(list), defaultdict(set)
    for row in links:
        rows[row[0]].append(row)
        if row[7]:
            keys_of[row[7]].add(row[0])
    found = []
    for key, own in rows.items():
        truth = Reading(own[0][2], own[0][3], _targets(own[0][4]), own[0][5])
        assets = sorted({row[7] for row in own if row[7]})
        effect = _effect(
            truth, own, [published[asset] for asset in assets], max((len(keys_of[a]) for a in assets), default=0)
        )
        if effect:
            merged = {other for asset in assets for other in keys_of[asset]} | {key}
            dirt = frozenset().union(*(dirt_of[other] for other in merged))
            found.append(Misreading(effect, (truth, *(published[asset] for asset in assets)), dirt))
    return found


def _effect(truth: Reading, own: list[tuple], seen: list[Reading], n_keys: int) -> str | None:
    if not seen:
        return "not found"
    if len(seen) > 1:
        return "split in several"
    if n_keys > 1:
        return "merged with another"
    (one,) = seen
    checks = (
        ("new or not", one.is_nme != truth.is_nme),
        ("modality", one.modality != truth.modality),
        ("origin", one.origin != truth.origin),
        ("targets", one.targets != truth.targets),
        ("not found in a study", any(row[7] is None for row in own)),
        ("role", any(row[8] not in (None, row[6]) for row in own)),
        ("area of a study", any(row[9] for row in own)),
    )
    return next((effect for effect, is_wrong in checks if is_wrong), None)


def _targets(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split(";") if part)

"""Which molecules of the sample the warehouse links wrongly, and why, by the labels of the truth.

Belongs here: comparing published links with `gold/assets.csv`. Exhibits are compared in test_truth.py.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

ALL = (None, "GLOBAL", "all")
LINKS = """
    with labels as (
        select *, coalesce(country.origin_group, 'UNK') as gold_origin
        from read_csv($gold, all_varchar = true) as label
        left join core.dim_country as country on country.country_code = label.origin_country
        where innovation_class <> 'biosimilar'
    ),
    names as (
        select trial_id, asset_id, role, lower(unnest(raw_names)) as raw_name from core.bridge_trial_asset
    ),
    linked as (
        select labels.*, names.asset_id, names.role as published_role,
            asset.is_nme as published_nme, asset.modality_l2 as published_modality,
            origin.origin_group as published_origin
        from labels
        left join names on names.trial_id = labels.nct_id and names.raw_name = lower(labels.raw_name)
        left join core.dim_asset as asset on asset.asset_id = names.asset_id
        left join core.v_asset_origin as origin on origin.asset_id = names.asset_id
    ),
    areas as (
        select label.nct_id,
            list_sort(string_split(label.ta_ids, ';')) <> list_sort(list(distinct area.ta_id)) as is_wrong
        from read_csv($trials, all_varchar = true) as label
        left join core.bridge_trial_ta as area on area.trial_id = label.nct_id
        where label.ta_ids <> ''
        group by label.nct_id, label.ta_ids
    ),
    merged as (
        select asset_id from linked where asset_id is not null group by asset_id having count(distinct asset_key) > 1
    )
    select asset_key, any_value(gold_origin), any_value(modality_l2), bool_or(is_nme = 'true'),
        list(distinct published_origin), list(distinct published_modality),
        case
            when bool_or(asset_id is null) then 'name not found'
            when count(distinct asset_id) > 1 then 'split'
            when bool_or(asset_id in (select asset_id from merged)) then 'merged with another'
            when bool_or(published_nme <> (is_nme = 'true')) then 'new or not'
            when bool_or(published_modality <> modality_l2) then 'modality'
            when bool_or(published_origin <> gold_origin) then 'origin'
            when bool_or(published_role <> role) then 'role'
            when bool_or(nct_id in (select nct_id from areas where is_wrong)) then 'area of a trial'
        end as cause
    from linked
    group by asset_key
"""
STRANGERS = """
    select coalesce(origin.origin_group, 'UNK'), asset.modality_l2
    from core.dim_asset as asset
    left join core.v_asset_origin as origin on origin.asset_id = asset.asset_id
    where asset.asset_id not in (
        select names.asset_id
        from (select trial_id, asset_id, lower(unnest(raw_names)) as raw_name from core.bridge_trial_asset) as names
        inner join read_csv($gold, all_varchar = true) as label
            on label.nct_id = names.trial_id and lower(label.raw_name) = names.raw_name
    )
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
    select cast(trial.start_year as varchar), trial.phase_group_e09, count(*)
    from core.dim_trial as trial
    inner join read_csv($trials, all_varchar = true) as label on label.nct_id = trial.trial_id
    left join china_led on china_led.trial_id = trial.trial_id
    where (label.is_china_company_sponsor = 'true') <> (china_led.trial_id is not null)
    group by all
"""


@dataclass(frozen=True)
class WrongLinks:
    """Wrongly linked molecules: each with the origins and modalities that it has by label and as published."""

    places: list[tuple[frozenset[str], frozenset[str]]]
    causes: Counter
    sponsors: dict[tuple[str, str], int]
    """Trials whose lead is taken for a China company wrongly, or wrongly not, by start year and phase group."""

    def touching(self, origin: str | None, modality: str | None) -> int:
        """How many of them may have entered or left a cell; None and the totals match every value."""
        return sum(
            (origin in ALL or origin in origins) and (modality in ALL or modality in modalities)
            for origins, modalities in self.places
        )


def wrong_links(marts: Path, gold: Path) -> WrongLinks:
    """Compare the links of a published file with the labels of the folder `gold`."""
    labels = {"gold": str(gold / "assets.csv")}
    trials = {"trials": str(gold / "trials.csv")}
    with duckdb.connect(str(marts), read_only=True) as connection:
        molecules = connection.execute(LINKS, labels | trials).fetchall()
        strangers = connection.execute(STRANGERS, labels).fetchall()
        sponsors = {(year, phase): n for year, phase, n in connection.execute(SPONSORS, trials).fetchall()}
    places, causes = [], Counter()
    for _, origin, modality, _, origins, modalities, cause in molecules:
        if cause:
            places.append((frozenset([origin, *origins]), frozenset([modality, *modalities])))
            causes[cause] += 1
    for origin, modality in strangers:
        places.append((frozenset([origin]), frozenset([modality])))
        causes["published without a label"] += 1
    return WrongLinks(places, causes, sponsors)

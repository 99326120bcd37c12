"""What a release says about trials: read from the published core tables of one DuckDB file.

Belongs here: the SQL and the shape of an answer. Does not belong here: comparing answers with labels (`measures`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dagster_project.errors import UsageError

# a company's seat, type and owner are those of the day on which the trial was registered: labels look at that day
TRIALS = """
    with trials as (
        select
            *,
            coalesce(first_registered_date, start_date, current_date) as seen_on
        from core.dim_trial
        where data_tier <> 'synthetic'
            and trial_id in (select unnest(?))
    )
    select
        trials.trial_id,
        coalesce(parents.operating_hq_country, companies.operating_hq_country, '') as sponsor_country,
        coalesce(companies.company_type, parents.company_type, '') as sponsor_type,
        trials.phase_group_e09 as phase_group,
        trials.is_mrct,
        trials.is_covid,
        trials.is_cell_therapy,
        trials.is_innovative_drug_trial,
        trials.is_h2h
    from trials
    left join core.dim_company_version as companies
        on companies.data_tier = trials.data_tier
        and companies.company_id = trials.lead_company_id
        and trials.seen_on between companies.valid_from_date and coalesce(companies.valid_to_date, date '9999-12-31')
    left join core.dim_company_version as parents
        on parents.data_tier = companies.data_tier
        and parents.company_id = companies.parent_company_id
        and trials.seen_on between parents.valid_from_date and coalesce(parents.valid_to_date, date '9999-12-31')
"""
AREAS = """
    select trial_id, ta_id
    from core.bridge_trial_ta
    where data_tier <> 'synthetic'
        and trial_id in (select unnest(?))
"""
ASSETS = """
    select
        roles.trial_id,
        roles.asset_id,
        assets.pref_name,
        roles.raw_names,
        roles.role,
        roles.innovation_class,
        assets.is_nme,
        assets.modality_l2 as modality,
        origins.origin_country
    from core.bridge_trial_asset as roles
    inner join core.dim_asset as assets
        on assets.data_tier = roles.data_tier
        and assets.asset_id = roles.asset_id
    left join core.v_asset_origin as origins
        on origins.data_tier = roles.data_tier
        and origins.asset_id = roles.asset_id
    where roles.data_tier <> 'synthetic'
        and roles.trial_id in (select unnest(?))
    order by roles.trial_id, roles.asset_id
"""
SYNONYMS = """
    select asset_id, synonym
    from core.asset_synonym
    where data_tier <> 'synthetic'
        and not is_ambiguous
        and asset_id in (select unnest(?))
"""
TARGETS = """
    select asset_id, target_id
    from core.bridge_asset_target
    where data_tier <> 'synthetic'
        and asset_id in (select unnest(?))
"""
FLAGS = ("is_mrct", "is_covid", "is_cell_therapy", "is_innovative_drug_trial", "is_h2h")


@dataclass(frozen=True)
class TrialAnswer:
    """What the release says about one trial; flags by the name of their measure."""

    sponsor_country: str
    sponsor_type: str
    phase_group: str
    flags: dict[str, bool]
    areas: frozenset[str]


@dataclass(frozen=True)
class AssetAnswer:
    """What the release says about one asset of one trial."""

    nct_id: str
    asset_id: str
    pref_name: str
    raw_names: tuple[str, ...]
    synonyms: tuple[str, ...]
    role: str
    innovation_class: str
    is_nme: bool
    modality: str
    origin_country: str
    targets: frozenset[str]


@dataclass(frozen=True)
class Answers:
    """Answers by trial number; a trial that the release does not hold has none."""

    trials: dict[str, TrialAnswer]
    assets: dict[str, list[AssetAnswer]]


def read_answers(database: Path, nct_ids: Iterable[str]) -> Answers:
    """Read a release's answers about the given trials; simulated rows are left out.

    Raises `UsageError` when the file is missing or is no release with the tables above.
    """
    if not database.is_file():
        raise UsageError("there is no release to measure", where=str(database), fix="run `biopharma refresh` first")
    wanted = sorted(nct_ids)
    try:
        with duckdb.connect(str(database), read_only=True) as connection:
            trials = _trials(connection, wanted)
            assets = _assets(connection, wanted)
    except duckdb.Error as error:
        raise UsageError(
            f"the file cannot be measured: {str(error).splitlines()[0]}",
            where=str(database),
            fix="rebuild the release with this version of the project",
        ) from error
    return Answers(trials, assets)


def _trials(connection: duckdb.DuckDBPyConnection, nct_ids: list[str]) -> dict[str, TrialAnswer]:
    areas = _grouped(connection, AREAS, nct_ids)
    return {
        row["trial_id"]: TrialAnswer(
            sponsor_country=row["sponsor_country"],
            sponsor_type=row["sponsor_type"],
            phase_group=row["phase_group"],
            flags={flag: bool(row[flag]) for flag in FLAGS},
            areas=frozenset(areas.get(row["trial_id"], [])),
        )
        for row in _records(connection, TRIALS, nct_ids)
    }


def _assets(connection: duckdb.DuckDBPyConnection, nct_ids: list[str]) -> dict[str, list[AssetAnswer]]:
    rows = _records(connection, ASSETS, nct_ids)
    asset_ids = sorted({row["asset_id"] for row in rows})
    synonyms = _grouped(connection, SYNONYMS, asset_ids)
    targets = _grouped(connection, TARGETS, asset_ids)
    found: dict[str, list[AssetAnswer]] = {}
    for row in rows:
        asset = AssetAnswer(
            nct_id=row["trial_id"],
            asset_id=row["asset_id"],
            pref_name=row["pref_name"],
            raw_names=tuple(row["raw_names"] or ()),
            synonyms=tuple(synonyms.get(row["asset_id"], [])),
            role=row["role"],
            innovation_class=row["innovation_class"],
            is_nme=bool(row["is_nme"]),
            modality=row["modality"],
            origin_country=row["origin_country"] or "",
            targets=frozenset(targets.get(row["asset_id"], [])),
        )
        found.setdefault(asset.nct_id, []).append(asset)
    return found


def _records(connection: duckdb.DuckDBPyConnection, query: str, keys: list[str]) -> list[dict]:
    cursor = connection.execute(query, [keys])
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _grouped(connection: duckdb.DuckDBPyConnection, query: str, keys: list[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for key, value in connection.execute(query, [keys]).fetchall():
        grouped.setdefault(key, []).append(value)
    return grouped

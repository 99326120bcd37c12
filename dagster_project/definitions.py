"""All that Dagster knows: landings with their gates, the dbt build, the audit, the release, jobs and schedules.

Belongs here: the list. Does not belong here: any step. `build_defs(session=...)` lets a test or the command line hand
in its own settings and console.
"""

from __future__ import annotations

import dagster as dg

from dagster_project.orchestration.dbt_assets import dbt_definition
from dagster_project.orchestration.landing_assets import landing_definitions, raw_key
from dagster_project.orchestration.release_assets import mart_checks, release_asset
from dagster_project.orchestration.session import PROFILE_TAG, Session
from dagster_project.sources.spec import SourceSpec, all_sources

REFRESH = "refresh"


def _source_job(source: SourceSpec, everything_else: dg.AssetSelection) -> dg.JobDefinition:
    landing = dg.AssetSelection.assets(*[raw_key(table) for table in source.tables.values()])
    return dg.define_asset_job(
        f"refresh_{source.name}",
        selection=landing | everything_else,
        description=f"Land {source.title} from its API, then build, guard and publish everything.",
        tags={PROFILE_TAG: "live"},
    )  # type: ignore[return-value]


def build_defs(session: Session | None = None) -> dg.Definitions:
    """Return the definitions. One process runs a whole refresh, so that DuckDB files never meet a second writer."""
    landings, gates = landing_definitions()
    dbt = dbt_definition()
    release = release_asset()
    everything_else = dg.AssetSelection.assets(dbt) | dg.AssetSelection.assets(release)
    scheduled = [source for source in all_sources().values() if source.cron]
    jobs = {source.name: _source_job(source, everything_else) for source in scheduled}
    refresh = dg.define_asset_job(
        REFRESH,
        selection=dg.AssetSelection.all(),
        description="Land every source of the profile (BIOPHARMA_PROFILE), build, guard and publish.",
    )
    schedules = [
        dg.ScheduleDefinition(
            name=f"{source.name}_{source.cadence}",
            job=jobs[source.name],
            cron_schedule=source.cron,
            execution_timezone="UTC",
            description=f"{source.title}: {source.cadence}.",
        )
        for source in scheduled
    ]
    return dg.Definitions(
        assets=[*landings, dbt, release],
        asset_checks=[*gates, mart_checks()],
        jobs=[refresh, *jobs.values()],
        schedules=schedules,
        resources={"session": session or Session()},
        executor=dg.in_process_executor,
    )


defs = build_defs()

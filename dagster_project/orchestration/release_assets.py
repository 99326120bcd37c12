"""Rooms 4 and 5 in the graph: blocking checks on each mart, then the release.

Belongs here: the Dagster side of audit and publish. Does not belong here: their rules.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version

import dagster as dg

from dagster_project.errors import GateRefused, UserError
from dagster_project.landing.files import remove
from dagster_project.orchestration.session import Session
from dagster_project.warehouse import audit, publish, releases
from dagster_project.warehouse.build import build_of
from dagster_project.warehouse.project import ready_manifest

RELEASE = dg.AssetKey(["release"])
EXPECTATIONS = "expectations"


def mart_keys() -> dict[str, dg.AssetKey]:
    """Published relation -> asset key of its dbt model."""
    nodes = json.loads(ready_manifest().read_text(encoding="utf-8"))["nodes"].values()
    return {
        f"{node['schema']}.{node['name']}": dg.AssetKey([node["config"]["schema"], node["name"]])
        for node in nodes
        if node["resource_type"] == "model" and node["config"].get("schema") in publish.PUBLISHED_SCHEMAS
    }


def mart_checks() -> dg.AssetChecksDefinition:
    """Great Expectations on each mart of the private build, before anything is published."""
    from dagster_project.quality.marts import check_mart, mart_suites

    keys = mart_keys()
    suites = {name: suite for name, suite in mart_suites(ready_manifest()).items() if name in keys}
    specs = [
        dg.AssetCheckSpec(
            EXPECTATIONS, asset=keys[name], blocking=True, description="Expectations that the mart's YAML states."
        )
        for name in suites
    ]

    @dg.multi_asset_check(name="audit_marts", specs=specs)
    def audit_marts(
        context: dg.AssetCheckExecutionContext, session: dg.ResourceParam[Session]
    ) -> Iterator[dg.AssetCheckResult]:
        settings = session.settings_for(context.run.tags)
        build = build_of(settings)
        failures = []
        n_expectations = 0
        with session.progress.step("AUDIT", "expectations on marts") as step:
            for name, suite in suites.items():
                step.news(name)
                # core tables hold all that the loads know; only exhibits are cut at the as-of date
                result = check_mart(build.database, suite, as_of=date.today())
                session.report.suites.append(result)
                n_expectations += len(result.outcomes)
                failed = [f"{name}: {o.expectation.label}: {o.finding}" for o in result.with_status("failed")]
                failures += failed
                for outcome in result.with_status("warned"):
                    session.warn(f"{name}: {outcome.expectation.label}: {outcome.finding}")
                yield dg.AssetCheckResult(
                    check_name=EXPECTATIONS,
                    asset_key=keys[name],
                    passed=not failed,
                    severity=dg.AssetCheckSeverity.ERROR,
                    metadata={row.name: row.description for row in result.check_rows()},
                    description="; ".join(failed) or result.summary,
                )
        if failures:
            reasons = "\n  - ".join(["", *failures])
            error = GateRefused(
                f"marts break {len(failures)} expectation(s); the last release still serves{reasons}",
                fix="find the cause in this run's loads; an expectation that is wrong is changed in the mart's YAML",
            )
            session.report.errors.append(error)
        else:
            session.progress.done("AUDIT", f"{n_expectations} expectations on {len(suites)} marts met")

    return audit_marts


def release_asset() -> dg.AssetsDefinition:
    """The published file and the release folder."""

    @dg.asset(
        key=RELEASE,
        deps=list(mart_keys().values()),
        group_name="release",
        kinds={"duckdb"},
        description="warehouse/marts.duckdb, replaced in one step, and its release folder with Parquet and manifest.",
    )
    def release(context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]) -> dg.MaterializeResult:
        settings = session.settings_for(context.run.tags)
        build = build_of(settings)
        try:
            with session.progress.step("PUBLISH", "writing the release"):
                change = audit.against_last_release(settings, build.database)
                for warning in change.warnings:
                    session.warn(warning)
                release_id = publish.new_release_id()
                extras = audit.write_extras(build, release_id, session.report.suites, settings, change)
                facts = {
                    "release_id": release_id,
                    "profile": settings.profile,
                    "as_of_on": settings.as_of,
                    "data_tiers": list(settings.tiers),
                    "dagster_run_id": context.run.run_id,
                    "project_version": version("biopharma-warehouse"),
                }
                made = publish.write_release(settings, build.database, session.report.loads, facts, extras)
                publish.serve(settings, made.folder)
        except UserError as error:
            raise session.fail(error) from None
        session.report.release = made
        releases.prune(settings)
        remove(build.folder)
        session.progress.done("PUBLISH", f"release {made.release_id}: {made.n_tables} tables, {made.n_rows:,} rows")
        return dg.MaterializeResult(
            metadata={
                "release_id": made.release_id,
                "dagster/row_count": made.n_rows,
                "published_file": dg.MetadataValue.path(str(settings.marts_path)),
                "rows": dg.MetadataValue.json(made.rows),
            }
        )

    return release

"""Rooms 1 and 2 in the graph: one asset per raw table, one blocking check per raw table.

Belongs here: the Dagster side of landing and its gate. Does not belong here: how files are cut or what is expected.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from dagster_project.errors import GateRefused, UserError
from dagster_project.landing.manifest import Load, last_good, write_verdict
from dagster_project.landing.room import SourceResult, land_source
from dagster_project.orchestration.session import Session
from dagster_project.sources.spec import SourceSpec, TableSpec, all_sources

GATE = "gate"


def raw_key(table: TableSpec) -> dg.AssetKey:
    """The asset of a raw table."""
    return dg.AssetKey(["raw", table.source, table.name])


def _metadata(load: Load) -> dict[str, Any]:
    m = load.manifest
    return {
        "dagster/row_count": m.n_rows,
        "load_id": m.load_id,
        "data_tier": m.data_tier,
        "n_quarantined": sum(m.n_quarantined.values()),
        "publisher_total": m.publisher_total if m.publisher_total is not None else "not stated",
        "inputs": dg.MetadataValue.md("\n".join(f"- `{i.name}` {i.n_records:,} records" for i in m.inputs[:20])),
        "fields_added": ", ".join(m.fields_added[:20]) or "none",
        "fields_removed": ", ".join(m.fields_removed[:20]) or "none",
        "fields_retyped": ", ".join(m.fields_retyped[:20]) or "none",
        "folder": dg.MetadataValue.path(str(load.folder)),
    }


def _tell(session: Session, result: SourceResult) -> None:
    for table, outcomes in result.outcomes.items():
        for outcome in outcomes:
            m = outcome.load.manifest
            if outcome.status == "refused":
                continue
            held = sum(m.n_quarantined.values())
            aside = f", {held:,} in quarantine ({', '.join(m.n_quarantined)})" if held else ""
            state = "as before" if outcome.status == "unchanged" else "landed"
            dated = f", as of {m.as_of}" if m.as_of else ""
            session.progress.done("LAND", f"{result.source.name}.{table}  {m.n_rows:,} records {state}{dated}{aside}")
            for note in outcome.notes:
                session.warn(f"{result.source.name}.{table}: {note}")
    for warning in result.warnings:
        session.warn(warning)
    for refusal in result.passed_over_refusals:
        session.warn(f"not used: {refusal}")


def landing_asset(source: SourceSpec) -> dg.AssetsDefinition:
    """One op per source that lands each of its tables."""
    specs = [
        dg.AssetSpec(
            raw_key(table),
            group_name="raw",
            description=f"{source.title}: {table.description} Licence: {source.licence}.",
            kinds={"parquet"},
            metadata={"publisher": source.publisher, "cadence": source.cadence, "homepage": source.homepage},
            skippable=False,
        )
        for table in source.tables.values()
    ]

    @dg.multi_asset(name=f"land_{source.name}", specs=specs, can_subset=False)
    def land(context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]) -> Iterator[dg.MaterializeResult]:
        settings = session.settings_for(context.run.tags)
        try:
            with session.progress.step("LAND", source.name) as step:
                result = land_source(source, settings, tell=step.news)
            _tell(session, result)
            if result.stopping_refusals:
                reasons = "\n  - ".join(["", *result.stopping_refusals])
                raise GateRefused(
                    f"{source.title}: the delivery was refused; the last good load stays in use{reasons}",
                    where=str(settings.delivery_of(source.name, source.tier) or source.homepage),
                    fix="mend or replace the delivery and refresh again; the refused load stays under raw/ as evidence",
                )
        except UserError as error:
            raise session.fail(error) from None
        for table in source.tables.values():
            outcomes = result.outcomes.get(table.name, [])
            loads = [outcome.load for outcome in outcomes if outcome.status != "refused"]
            session.report.landed[table.full_name] = loads
            newest = max(loads, key=lambda load: load.as_of_date, default=None)
            metadata = _metadata(newest) if newest else {"status": "nothing delivered in this run"}
            yield dg.MaterializeResult(asset_key=raw_key(table), metadata=metadata)

    return land


def _judge(session: Session, table: TableSpec, loads: list[Load]) -> dg.AssetCheckResult:
    """Run the table's suite on each load that has no passing verdict yet, and write the verdicts."""
    from dagster_project.quality.landing import check_landing

    failed, warned, metadata = [], [], {}
    for load in loads:
        if load.verdict == "passed":
            continue
        result = check_landing(load.parts, table, as_of=load.landed_at.date(), tier=load.manifest.data_tier)
        session.report.suites.append(result)
        write_verdict(load, passed=result.passed, details=[outcome.to_dict() for outcome in result.outcomes])
        failed += [f"{o.expectation.label}: {o.finding}" for o in result.with_status("failed")]
        warned += [f"{o.expectation.label}: {o.finding}" for o in result.with_status("warned")]
        metadata |= {row.name: row.description for row in result.check_rows()}
    for text in warned:
        session.warn(f"{table.full_name}: {text}")
    if failed:
        reasons = "\n  - ".join(["", *failed])
        error = GateRefused(
            f"{table.full_name}: the load breaks {len(failed)} expectation(s) and is not used{reasons}",
            where=str(loads[-1].folder),
            fix="mend the delivery; if the publisher really changed, change the expectation in source.yml",
        )
        session.report.errors.append(error)
    elif metadata:
        session.progress.done("GATE", f"{table.full_name}  {len(metadata)} expectations met, {len(warned)} warned")
    return dg.AssetCheckResult(
        check_name=GATE,
        asset_key=raw_key(table),
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata=metadata,
        description="; ".join(failed) or "the load may be built from",
    )


def landing_gate(source: SourceSpec) -> dg.AssetChecksDefinition:
    """The blocking check of each raw table of a source."""
    specs = [
        dg.AssetCheckSpec(
            GATE, asset=raw_key(table), blocking=True, description="Expectations of source.yml on the new load."
        )
        for table in source.tables.values()
    ]

    @dg.multi_asset_check(name=f"gate_{source.name}", specs=specs)
    def gate(
        context: dg.AssetCheckExecutionContext, session: dg.ResourceParam[Session]
    ) -> Iterator[dg.AssetCheckResult]:
        settings = session.settings_for(context.run.tags)
        for table in source.tables.values():
            loads = session.report.landed.get(table.full_name)
            if loads is None:
                tier = settings.tier_of(source.tier)
                good = last_good(settings.raw_dir, source.name, table.name, tier)
                loads = [good] if good else []
            yield _judge(session, table, loads)

    return gate


def landing_definitions() -> tuple[list[dg.AssetsDefinition], list[dg.AssetChecksDefinition]]:
    """Every source's landing assets and gates."""
    sources = all_sources().values()
    return [landing_asset(source) for source in sources], [landing_gate(source) for source in sources]

"""Room 3 in the graph: every dbt seed, model and data test, built in one dbt run on the run's private file.

Belongs here: the Dagster side of the build. Does not belong here: what dbt is called with (warehouse.build).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, build_dbt_asset_specs

from dagster_project.errors import UserError
from dagster_project.orchestration.session import Session
from dagster_project.warehouse import build as building
from dagster_project.warehouse import publish
from dagster_project.warehouse.lock import hold_lock
from dagster_project.warehouse.project import ready_manifest

POOL = "duckdb_build"
DATA_TESTS = "data_tests"


class Translator(DagsterDbtTranslator):
    """Groups follow the layers, so that the graph reads from left to right."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The folder below `models/`: staging, intermediate, core, exhibits, meta; seeds are a group."""
        if dbt_resource_props["resource_type"] == "seed":
            return "seeds"
        folders = [name for name in dbt_resource_props["fqn"][1:-1] if name != "marts"]
        return folders[0] if folders else None


def _results(build: building.Build, graph: Mapping[str, Any]) -> Iterator[dg.MaterializeResult]:
    """One materialization per seed and model, with the check that all its data tests make up."""
    keys = asset_keys(graph)
    results = building.results_of(build)
    tests = tests_of(graph)
    n_rows = building.count_rows(build, publish.PUBLISHED_SCHEMAS)
    for unique_id, result in results.items():
        if unique_id not in keys:
            continue
        node = graph["nodes"][unique_id]
        counted = n_rows.get((node["schema"], node["name"]))
        yield dg.MaterializeResult(
            asset_key=keys[unique_id],
            metadata={"seconds": round(result["execution_time"], 3)}
            | ({} if counted is None else {"dagster/row_count": counted}),
            check_results=[_tested(keys[unique_id], results, tests[unique_id])] if unique_id in tests else [],
        )


def _tested(table: dg.AssetKey, results: Mapping[str, dict[str, Any]], tests: list[str]) -> dg.AssetCheckResult:
    """All data tests of one table as one check: what each found, by its name."""
    found = {test.split(".")[2]: results[test] for test in tests if test in results}
    return dg.AssetCheckResult(
        asset_key=table,
        check_name=DATA_TESTS,
        passed=all(result["status"] in ("pass", "warn") for result in found.values()),
        metadata={
            name: f"{result['status']}, {result.get('failures') or 0} failures" for name, result in found.items()
        },
    )


def asset_keys(graph: Mapping[str, Any]) -> dict[str, dg.AssetKey]:
    """dbt's id of each seed and model -> its asset key."""
    translator = Translator()
    return {
        unique_id: translator.get_asset_key(node)
        for unique_id, node in graph["nodes"].items()
        if node["resource_type"] in ("model", "seed")
    }


def tests_of(graph: Mapping[str, Any]) -> dict[str, list[str]]:
    """dbt's id of each tested seed or model -> the ids of its generic data tests."""
    tests: dict[str, list[str]] = defaultdict(list)
    for unique_id, node in graph["nodes"].items():
        if node["resource_type"] == "test" and node.get("attached_node"):
            tests[node["attached_node"]].append(unique_id)
    return tests


def dbt_definition() -> dg.AssetsDefinition:
    """All of dbt as assets of one op; a run builds all of it or nothing.

    A table's data tests are one check: the many hundreds one by one make a graph that nobody reads and that takes
    seconds to load.
    """
    graph = json.loads(ready_manifest().read_text(encoding="utf-8"))
    keys = asset_keys(graph)
    checks = [
        dg.AssetCheckSpec(DATA_TESTS, asset=keys[table], description=f"{len(tests)} dbt data tests of the table.")
        for table, tests in tests_of(graph).items()
    ]
    specs = build_dbt_asset_specs(manifest=graph, dagster_dbt_translator=Translator())

    @dg.multi_asset(specs=specs, check_specs=checks, name="dbt_build", pool=POOL)
    def dbt_build(context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]) -> Iterator[Any]:
        settings = session.settings_for(context.run.tags)
        build = building.build_of(settings)
        try:
            hold_lock(settings.warehouse_dir)
            session.report.loads = building.start(settings, build)
            with session.progress.step("BUILD", "dbt models and data tests") as step:
                n_done = building.run_dbt(settings, build, step.news)
        except UserError as error:
            raise session.fail(error) from None
        session.progress.done("BUILD", f"{n_done} models and data tests done")
        yield from _results(build, graph)

    return dbt_build

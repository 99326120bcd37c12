"""Room 3 in the graph: every dbt seed, model and data test, built in one dbt run on the run's private file.

Belongs here: the Dagster side of the build. Does not belong here: what dbt is called with (warehouse.build).
"""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, dbt_assets

from dagster_project.errors import UsageError, UserError
from dagster_project.orchestration.session import Session
from dagster_project.settings import PROJECT_DIR
from dagster_project.warehouse import build as building
from dagster_project.warehouse import publish
from dagster_project.warehouse.lock import hold_lock

DBT_DIR = PROJECT_DIR / "dbt"
TARGET = DBT_DIR / "target"
POOL = "duckdb_build"


def _project_hash() -> str:
    """A hash over every file that the manifest depends on; seeds' rows do not change it, only their names."""
    digest = hashlib.sha256()
    for pattern in ("*.yml", "models/**/*", "macros/**/*.sql", "tests/**/*.sql", "seeds/**/*"):
        for path in sorted(DBT_DIR.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(DBT_DIR).as_posix().encode())
                digest.update(b"" if path.suffix == ".csv" else path.read_bytes())
    return digest.hexdigest()


@cache
def ready_manifest() -> Path:
    """Return dbt's manifest, parsed anew only when the project changed: that keeps loading the graph quick.

    The file's name carries the project's hash, and it appears whole, so that processes may ask at the same time.
    """
    ready = TARGET / f"manifest-{_project_hash()[:16]}.json"
    if ready.is_file():
        return ready
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TARGET, prefix=".parse-") as folder:
        directories = {
            "--project-dir": DBT_DIR,
            "--profiles-dir": DBT_DIR,
            "--target-path": folder,
            "--log-path": folder,
        }
        options = [str(part) for pair in directories.items() for part in pair]
        command = [building.DBT_EXECUTABLE, "--quiet", "parse", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dbt_environment())
        if done.returncode:
            fix = (done.stdout + done.stderr)[-2000:]
            raise UsageError("the dbt project does not parse", where=str(DBT_DIR), fix=fix)
        Path(folder, "manifest.json").replace(ready)
    for outdated in TARGET.glob("manifest-*.json"):
        if outdated != ready:
            outdated.unlink(missing_ok=True)
    return ready


def dbt_environment() -> dict[str, str]:
    """The environment of dbt: nothing is sent anywhere."""
    return {**os.environ, "DO_NOT_TRACK": "1", "DBT_SEND_ANONYMOUS_USAGE_STATS": "False"}


class Translator(DagsterDbtTranslator):
    """Groups follow the layers, so that the graph reads from left to right."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The folder below `models/`: staging, intermediate, core, exhibits, meta; seeds are a group."""
        if dbt_resource_props["resource_type"] == "seed":
            return "seeds"
        folders = [name for name in dbt_resource_props["fqn"][1:-1] if name != "marts"]
        return folders[0] if folders else None


def _results(build: building.Build, check_keys: Mapping[str, dg.AssetCheckKey]) -> Iterator[Any]:
    """One materialization per seed and model, one check result per data test that the graph knows."""
    manifest = json.loads((build.target / "manifest.json").read_text(encoding="utf-8"))
    translator = Translator()
    for unique_id, result in building.results_of(build).items():
        kind, _, name = unique_id.split(".")[:3]
        metadata = {"seconds": round(result["execution_time"], 3)}
        if kind in ("model", "seed"):
            yield dg.MaterializeResult(
                asset_key=translator.get_asset_key(manifest["nodes"][unique_id]),
                metadata=metadata | _row_count(build, manifest["nodes"][unique_id]),
            )
        elif name in check_keys:
            yield dg.AssetCheckResult(
                asset_key=check_keys[name].asset_key,
                check_name=name,
                passed=result["status"] in ("pass", "warn"),
                metadata=metadata | {"failures": result.get("failures") or 0},
            )


def _row_count(build: building.Build, node: dict[str, Any]) -> dict[str, int]:
    """Rows of a published table, for the graph; views and steps between are not counted."""
    if node.get("schema") not in publish.PUBLISHED_SCHEMAS:
        return {}
    return {"dagster/row_count": building.count_rows(build, node["schema"], node["name"])}


def dbt_definition() -> dg.AssetsDefinition:
    """All of dbt as assets of one op; a run builds all of it or nothing."""

    @dbt_assets(manifest=ready_manifest(), dagster_dbt_translator=Translator(), name="dbt_build", pool=POOL)
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
        check_keys = {key.name: key for key in context.selected_asset_check_keys}
        yield from _results(build, check_keys)

    return dbt_build

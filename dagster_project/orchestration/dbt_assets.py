"""Room 3 in the graph: every dbt seed, model and data test, built in one dbt run on the run's private file.

Belongs here: the Dagster side of the build. Does not belong here: what dbt is called with (warehouse.build).
"""

import contextlib
import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, dbt_assets
from dagster_dbt.errors import DagsterDbtCliRuntimeError

from dagster_project.errors import UsageError, UserError
from dagster_project.orchestration.session import Session
from dagster_project.settings import PROJECT_DIR
from dagster_project.warehouse import build as building
from dagster_project.warehouse.lock import hold_lock

DBT_DIR = PROJECT_DIR / "dbt"
MANIFEST = DBT_DIR / "target" / "manifest.json"
STAMP = DBT_DIR / "target" / "manifest.sha256"
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


def ready_manifest() -> Path:
    """Return dbt's manifest, parsed anew only when the project changed: that keeps loading the graph quick."""
    current = _project_hash()
    if MANIFEST.is_file() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == current:
        return MANIFEST
    command = [
        building.DBT_EXECUTABLE,
        "--quiet",
        "parse",
        "--project-dir",
        str(DBT_DIR),
        "--profiles-dir",
        str(DBT_DIR),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dbt_environment())
    if done.returncode:
        raise UsageError("the dbt project does not parse", where=str(DBT_DIR), fix=(done.stdout + done.stderr)[-2000:])
    STAMP.write_text(current, encoding="utf-8")
    return MANIFEST


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


def dbt_definition() -> dg.AssetsDefinition:
    """All of dbt as assets of one op; a run builds all of it or nothing."""

    @dbt_assets(manifest=ready_manifest(), dagster_dbt_translator=Translator(), name="dbt_build", pool=POOL)
    def dbt_build(context: dg.AssetExecutionContext, session: dg.ResourceParam[Session]) -> Iterator[Any]:
        settings = session.settings_for(context.run.tags)
        build = building.build_of(settings)
        try:
            hold_lock(settings.warehouse_dir)
            session.report.loads = building.start(settings, build)
        except UserError as error:
            raise session.fail(error) from None
        os.environ["BIOPHARMA_BUILD_DB"] = str(build.database)
        dbt = DbtCliResource(
            project_dir=str(DBT_DIR), profiles_dir=str(DBT_DIR), dbt_executable=building.DBT_EXECUTABLE
        )
        arguments = [*building.dbt_arguments(settings), "--log-path", str(build.folder / "logs")]
        failed = False
        with session.progress.step("BUILD", "dbt models and data tests") as step, build.log.open("w") as log:
            try:
                with contextlib.redirect_stdout(log):
                    run = dbt.cli(arguments, context=context, target_path=build.target)
                    count = 0
                    for event in run.stream():
                        count += 1
                        step.news(f"{count} models and tests done")
                        yield event
            except DagsterDbtCliRuntimeError:
                failed = True
        if failed:
            raise session.fail(building.explain_failure(build)) from None
        session.progress.done("BUILD", f"{count} models and data tests done")

    return dbt_build

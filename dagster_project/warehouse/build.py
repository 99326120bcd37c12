"""Room 3: the private build file: raw views over the loads in use, then one dbt run over everything.

Belongs here: where a build lives, what dbt is called with, and how its failures are told. Does not belong here: SQL.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.errors import GateRefused
from dagster_project.landing.files import explain_full_disk, remove, says_disk_is_full
from dagster_project.landing.manifest import Load
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources, all_tables
from dagster_project.warehouse.project import BUILD_FILE, dbt_environment, parsed_project
from dagster_project.warehouse.selection import create_raw_views, loads_in_use

MAX_SHOWN_FAILURES = 8


@dataclass(frozen=True)
class Build:
    """The private build of a warehouse. One refresh at a time (lock), so its place is always the same."""

    root: Path

    @property
    def folder(self) -> Path:
        """What is made anew in each build."""
        return self.root / "current"

    @property
    def database(self) -> Path:
        """The DuckDB file that only this build writes."""
        return self.folder / BUILD_FILE

    @property
    def target(self) -> Path:
        """What dbt writes of its runs."""
        return self.root / "target"

    @property
    def results(self) -> Path:
        """What dbt says of each model and test of its last run."""
        return self.target / "run_results.json"

    @property
    def log(self) -> Path:
        """Everything dbt said."""
        return self.folder / "dbt.log"


def build_of(settings: Settings) -> Build:
    """The build of a warehouse."""
    return Build(settings.build_dir)


def start(settings: Settings, build: Build) -> list[Load]:
    """Create the build file with its raw views; remove what a killed build left. Returns the loads it reads."""
    loads = loads_in_use(settings, all_sources().values())
    with explain_full_disk(settings.warehouse_dir, "building"):
        remove(build.folder)
        remove(build.results)
        build.folder.mkdir(parents=True)
        with duckdb.connect(str(build.database)) as connection:
            create_raw_views(connection, loads, all_tables().values())
    return loads


def dbt_arguments(settings: Settings, build: Build) -> list[str]:
    """The one dbt call of a build: seeds, models and data tests in order; unit tests belong to `make test`."""
    chosen: dict[str, Any] = {"as_of": settings.as_of.isoformat()} if settings.as_of else {}
    folders = {"project-dir": settings.dbt_dir, "profiles-dir": settings.dbt_dir, "target-path": build.target}
    return [
        "build",
        *("--exclude-resource-type", "unit_test", "--log-level", "none", "--log-level-file", "info"),
        *(part for name, folder in folders.items() for part in (f"--{name}", str(folder))),
        *("--log-path", str(build.folder)),
        *(("--vars", json.dumps(chosen)) if chosen else ()),
    ]


def run_dbt(settings: Settings, build: Build, tell: Callable[[str], None]) -> int:
    """Run dbt in this process and return the number of models and tests done.

    Raises GateRefused with the models and tests that refused the build.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    n_done = 0

    def count(event: Any) -> None:
        nonlocal n_done
        if event.info.name == "NodeFinished":
            n_done += 1
            tell(f"{n_done} models and tests done")

    os.environ |= dbt_environment(build.database)
    manifest = parsed_project()
    gc.freeze()  # the parsed project stays to the end: looking through it again and again took a twelfth of a build
    try:
        result = dbtRunner(manifest=manifest, callbacks=[count]).invoke(dbt_arguments(settings, build))
    finally:
        gc.unfreeze()
        # dbt keeps the file open, and with it locked, for as long as the process lives
        DuckDBConnectionManager.close_all_connections()
    if not result.success:
        raise explain_failure(build, result.exception)
    return n_done


def results_of(build: Build) -> dict[str, dict[str, Any]]:
    """dbt's result per model, seed and test of its last run; empty where it did not get so far."""
    if not build.results.is_file():
        return {}
    results = json.loads(build.results.read_text(encoding="utf-8"))["results"]
    return {result["unique_id"]: result for result in results}


def count_rows(build: Build, schemas: Collection[str]) -> dict[tuple[str, str], int]:
    """Rows of each table of some schemas of the build, by (schema, table)."""
    counts = {}
    with duckdb.connect(str(build.database), read_only=True) as connection:
        tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        for schema, table in tables:
            if schema in schemas:
                found = connection.execute(f'select count(*) from "{schema}"."{table}"').fetchone()
                counts[schema, table] = found[0] if found else 0
    return counts


def explain_failure(build: Build, exception: BaseException | None = None) -> GateRefused:
    """Return what dbt refused, by model or test, from its run results, or why it did not get so far."""
    failures = [f"dbt: {' '.join(str(exception).split())[:300]}"] if exception else []
    for unique_id, result in results_of(build).items():
        if result["status"] in ("error", "fail", "runtime error"):
            name = unique_id.split(".", 2)[-1]
            failures.append(f"{name}: {' '.join((result.get('message') or '').split())[:300]}")
    kept = keep_log(build)
    if any(says_disk_is_full(failure) for failure in failures):
        return GateRefused(
            "no disk space left while building; nothing was lost and the last release still serves",
            where=str(build.root),
            fix="free space there (old folders under warehouse/releases are the largest), then refresh again",
        )
    shown = "\n  - ".join(["", *failures[:MAX_SHOWN_FAILURES]])
    return GateRefused(
        f"{len(failures) or 'some'} dbt model(s) or test(s) refused the build; the last release still serves{shown}",
        where=str(kept),
        fix="read the log named above; a data test that fails on new data usually names the records",
    )


def keep_log(build: Build) -> Path:
    """Keep a failed build's dbt log where the next build does not remove it."""
    kept = build.root.parent / "last_failed_build.log"
    if build.log.is_file():
        shutil.copyfile(build.log, kept)
    return kept

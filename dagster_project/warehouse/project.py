"""The dbt project as dbt last parsed it, kept from run to run: a parse takes ten seconds and rarely changes.

Belongs here: when a parse is still good, and its two forms (JSON for the graph, dbt's own for a build). Does not belong
here: running models (build) or what the graph shows (orchestration).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.errors import UsageError
from dagster_project.settings import PROJECT_DIR

if TYPE_CHECKING:
    from dbt.contracts.graph.manifest import Manifest

DBT_DIR = PROJECT_DIR / "dbt"
TARGET = DBT_DIR / "target"
DBT_EXECUTABLE = str(Path(sys.executable).with_name("dbt"))
KEPT_SECONDS = 86_400  # no refresh takes longer
BUILD_FILE = "build.duckdb"  # DuckDB calls a database after its file, and a parse names the database of each table


def _project_hash() -> str:
    """A hash over every file that the manifest depends on; seeds' rows do not change it, only their names."""
    digest = hashlib.sha256(str(DBT_DIR).encode())
    for pattern in ("*.yml", "models/**/*", "macros/**/*.sql", "tests/**/*.sql", "seeds/**/*"):
        for path in sorted(DBT_DIR.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(DBT_DIR).as_posix().encode())
                digest.update(b"" if path.suffix == ".csv" else path.read_bytes())
    return digest.hexdigest()


@cache
def ready_manifest() -> Path:
    """Return dbt's manifest as JSON, parsed anew only when the project changed.

    The file's name carries the project's hash, and it appears whole, so that processes may ask at the same time.
    Raises UsageError with dbt's words where the project does not parse.
    """
    ready = TARGET / f"manifest-{_project_hash()[:16]}.json"
    if ready.is_file() and _packed(ready).is_file():
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
        environment = dbt_environment(Path(folder, BUILD_FILE))
        command = [DBT_EXECUTABLE, "--quiet", "parse", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
        if done.returncode:
            fix = (done.stdout + done.stderr)[-2000:]
            raise UsageError("the dbt project does not parse", where=str(DBT_DIR), fix=fix)
        Path(folder, "partial_parse.msgpack").replace(_packed(ready))
        Path(folder, "manifest.json").replace(ready)
    for outdated in TARGET.glob("manifest-*"):
        # a refresh that began before the project's files were edited still reads the parse it began with
        if outdated not in (ready, _packed(ready)) and outdated.stat().st_mtime < time.time() - KEPT_SECONDS:
            outdated.unlink(missing_ok=True)
    return ready


def parsed_project() -> Manifest:
    """Return the parse in dbt's own form, to hand to a build; a build writes into it, so each needs its own."""
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    return Manifest.from_msgpack(_packed(ready_manifest()).read_bytes(), decoder=extended_mashumuro_decoder)


def _packed(manifest: Path) -> Path:
    """dbt's own form of a manifest."""
    return manifest.with_suffix(".msgpack")


def dbt_environment(database: Path) -> dict[str, str]:
    """What dbt reads from the environment: the file to build; nothing is sent anywhere."""
    return {
        "BIOPHARMA_BUILD_DB": str(database),
        "DO_NOT_TRACK": "1",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "False",
    }

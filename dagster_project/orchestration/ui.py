"""Starting Dagster's web page with a home of its own, so that runs and schedules are kept.

Belongs here: the start. Does not belong here: definitions.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dagster_project.settings import PROJECT_DIR, make_settings

CONFIGURATION = """\
telemetry:
  enabled: false
concurrency:
  pools:
    default_limit: 1
"""


def dagster_home(warehouse_dir: Path) -> Path:
    """Create and return the folder in which Dagster keeps runs and schedules; telemetry is off, pools hold one run."""
    home = warehouse_dir / ".dagster"
    home.mkdir(parents=True, exist_ok=True)
    (home / "dagster.yaml").write_text(CONFIGURATION, encoding="utf-8")
    return home


def serve_ui(port: int) -> None:
    """Replace this process by `dagster dev` on the project's definitions."""
    home = dagster_home(make_settings().warehouse_dir)
    os.environ |= {"DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "yes", "DO_NOT_TRACK": "1"}
    os.chdir(PROJECT_DIR)
    program = str(Path(sys.executable).with_name("dagster"))
    os.execv(program, [program, "dev", "-m", "dagster_project.definitions", "-p", str(port)])

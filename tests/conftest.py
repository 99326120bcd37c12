"""Fixtures that every kind of test shares: the command line as users call it, and one built release per input."""

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dagster_project.sample import generate
from dagster_project.sample.calendar import SNAPSHOT

ROOT = Path(__file__).resolve().parents[1]
REAL = Path(os.environ.get("REAL_DATA_DIR", ROOT.parent / "shared" / "real"))
GOLD = REAL.parent / "gold" / "dev"
WORLD_SCALE = float(os.environ.get("WORLD_SCALE", "1"))
"""Size of the simulated worlds that are compared with their truth; 1 is the committed sample's."""
WORLD_SEED = int(os.environ.get("WORLD_SEED", "42"))
"""Which of the worlds of that size; 42 is the committed sample's."""
BIOPHARMA = [sys.executable, "-c", "from dagster_project.cli import main; main()"]


# Tests that share something built run in one process; these groups take longest, so they start first.
SHARED_RELEASES = {
    **{"real_release": "real", "real_place": "real", "sample_release": "sample", "two_releases": "sample"},
    **{"dirty_world": "sample", "clean_world": "clean", "build": "dbt"},
}
LONGEST_FIRST = ("faults/test_kill_refresh.py", "real", "clean", "sample", "dbt")


@pytest.hookimpl(tryfirst=True)  # before the plugin that reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group tests by the release that they share, else by file, the longest groups first."""

    def group_of(item: pytest.Item) -> str:
        shared = [SHARED_RELEASES[name] for name in getattr(item, "fixturenames", ()) if name in SHARED_RELEASES]
        return shared[0] if shared else item.path.relative_to(ROOT / "tests").as_posix()

    groups = {item.nodeid: group_of(item) for item in items}
    for item in items:
        item.add_marker(pytest.mark.xdist_group(groups[item.nodeid]))
    rank = {group: position for position, group in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: (rank.get(groups[item.nodeid], len(rank)), groups[item.nodeid]))


@dataclass(frozen=True)
class Place:
    """A raw and a warehouse folder of a test's own, and the command line working on them."""

    raw: Path
    warehouse: Path

    @property
    def marts(self) -> Path:
        return self.warehouse / "marts.duckdb"

    def loads(self) -> set[Path]:
        """Every load that is landed here."""
        return {manifest.parent for manifest in self.raw.glob("*/*/*/manifest.json")}

    def command(self, *arguments: str) -> list[str]:
        name, *rest = arguments
        return [*BIOPHARMA, name, "--raw", str(self.raw), "--warehouse", str(self.warehouse), *rest]

    def environment(self, **extra: str) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("BIOPHARMA_")}
        return clean | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"} | extra

    def run(self, *arguments: str, timeout: float = 900, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), capture_output=True, text=True, timeout=timeout, env=self.environment(**extra)
        )

    def start(self, *arguments: str, progress: bool = False) -> subprocess.Popen[str]:
        """Start a command in a process group of its own; with `progress` its stderr can be read while it runs."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if progress else subprocess.DEVNULL,
            text=True,
            env=self.environment(),
            start_new_session=True,
        )


@dataclass(frozen=True)
class CleanWorld:
    """A simulated world without dirt: its files, the truth about it, and the release over it.

    Its files hold two reports of EMA, the older of which lacks `late_medicine`, a China-origin one of 2023.
    """

    files: Path
    truth: Path
    release: Place
    late_medicine: str


@dataclass(frozen=True)
class DirtyWorld:
    """A simulated world whose names are dirty: its size and seed, the truth about it, and the release over it."""

    scale: float
    seed: int
    truth: Path
    release: Place


@dataclass(frozen=True)
class TwoReleases:
    """A place refreshed twice from the same input: what the second refresh told, and what it landed."""

    place: Place
    told: str
    landed_again: set[Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A fresh place."""
    return Place(tmp_path / "raw", tmp_path / "warehouse")


@pytest.fixture(scope="session")
def sample_release(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The committed sample, refreshed once for all tests that only read."""
    folder = tmp_path_factory.mktemp("sample_release")
    made = Place(folder / "raw", folder / "warehouse")
    done = made.run("refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="session")
def two_releases(sample_release: Place, tmp_path_factory: pytest.TempPathFactory) -> TwoReleases:
    """A copy of the sample's release, refreshed once more from the same input."""
    folder = tmp_path_factory.mktemp("two_releases")
    made = Place(folder / "raw", folder / "warehouse")
    shutil.copytree(sample_release.raw, made.raw)
    shutil.copytree(sample_release.warehouse, made.warehouse)
    before = made.loads()
    done = made.run("refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    return TwoReleases(made, done.stderr, made.loads() - before)


@pytest.fixture(scope="session")
def dirty_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DirtyWorld:
    """The committed sample, or another world where `WORLD_SCALE` or `WORLD_SEED` says so, refreshed once."""
    if (WORLD_SCALE, WORLD_SEED) == (1, 42):
        return DirtyWorld(1, 42, ROOT / "tests" / "truth" / "sample", request.getfixturevalue("sample_release"))
    folder = tmp_path_factory.mktemp("dirty_world")
    generate(WORLD_SCALE, WORLD_SEED, folder / "files", truth=folder / "truth")
    made = DirtyWorld(WORLD_SCALE, WORLD_SEED, folder / "truth", Place(folder / "raw", folder / "warehouse"))
    done = made.release.run("refresh", "--drop", str(folder / "files"))
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="session")
def clean_world(tmp_path_factory: pytest.TempPathFactory) -> CleanWorld:
    """The facts of the committed sample, or of another world by `WORLD_SCALE` or `WORLD_SEED`, without dirt."""
    folder = tmp_path_factory.mktemp("clean_world")
    files, truth = folder / "files", folder / "truth"
    generate(WORLD_SCALE, WORLD_SEED, files, dirty=False, truth=truth)
    with (truth / "exhibit_05c_fda_ema_approvals.csv").open(encoding="utf-8", newline="") as handle:
        approved = {(row["approval_year"], row["agency"]): row["asset_list"] for row in csv.DictReader(handle)}
    late_medicine = approved["2023", "EMA"].split(";")[0]
    made = CleanWorld(files, truth, Place(folder / "raw", folder / "warehouse"), late_medicine)
    (undated,) = (files / "ema_medicines").glob("*.json")
    report = json.loads(undated.read_text(encoding="utf-8"))
    earlier = [row for row in report["data"] if row["active_substance"].lower() != late_medicine]
    assert len(earlier) < len(report["data"])
    undated.unlink()
    for day, rows in (("2024-12-31", earlier), (SNAPSHOT.isoformat(), report["data"])):
        text = json.dumps(report | {"data": rows, "total_records": len(rows)})
        undated.with_name(undated.name.replace("synthetic", day)).write_text(text, encoding="utf-8")
    done = made.release.run("refresh", "--drop", str(files))
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real extracts; tests that need it are skipped where it is not there."""
    if not REAL.is_dir():
        pytest.skip(f"real extracts are not here ({REAL}); set REAL_DATA_DIR to run these tests")
    return REAL


@pytest.fixture(scope="session")
def real_place(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The real extracts with a simulated vendor's folder beside them, refreshed once for all tests that only read."""
    folder = tmp_path_factory.mktemp("real_release")
    drop = folder / "drop"
    drop.mkdir()
    for source in (*(path for path in real_data.iterdir() if path.is_dir()), ROOT / "raw" / "sample" / "vendor"):
        (drop / source.name).symlink_to(source)
    made = Place(folder / "raw", folder / "warehouse")
    done = made.run("refresh", "--profile", "files", "--drop", str(drop), timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="session")
def real_release(real_place: Place) -> Path:
    """The published file over the real extracts and a simulated vendor's drop."""
    return real_place.marts

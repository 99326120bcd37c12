"""A landing killed at any moment leaves no visible load, or a whole one; the next landing succeeds and sweeps up."""

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import publishers
import pyarrow.parquet as pq
from landing_kit import Desk, texts
from publishers import Answer, Publisher, Request, Site

N_STUDIES = 6000
N_KILLS = 6
CHILD = """
import sys
from pathlib import Path
from dagster_project.landing.room import land_source
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources
profile, raw, drop, url = sys.argv[1:]
settings = Settings(profile=profile, raw_dir=Path(raw), drop_dir=Path(drop), endpoints={"ctgov": url})
source = all_sources()["ctgov"]
print("ready", flush=True)
land_source(source, settings)
print("done", flush=True)
"""


def start(desk: Desk, profile: str, url: str = "") -> subprocess.Popen[str]:
    """Start a landing in a process of its own and return once it is about to land."""
    arguments = [profile, str(desk.settings.raw_dir), str(desk.drop), url]
    process = subprocess.Popen([sys.executable, "-c", CHILD, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def kill(process: subprocess.Popen[str]) -> bool:
    """Kill a landing; True where that ended it."""
    process.kill()
    return process.wait() == -signal.SIGKILL


def assert_whole(desk: Desk) -> int:
    """Return the number of visible loads, each of which must be complete."""
    loads = desk.loads("ctgov")
    for load in loads:
        assert sum(pq.read_metadata(part).num_rows for part in load.parts) == load.manifest.n_rows == N_STUDIES
    table = desk.settings.raw_dir / "ctgov" / "studies"
    visible = [path for path in table.glob("*") if not path.name.startswith(".")]
    assert len(visible) == len(loads)
    return len(loads)


def test_killed_at_random_moments_a_landing_leaves_nothing_or_a_whole_load(desk: Desk, tmp_path: Path) -> None:
    desk.put("ctgov/studies.jsonl", "\n".join(texts(N_STUDIES)))
    started = time.monotonic()
    unhurt = Desk(desk.settings.__class__(profile="files", raw_dir=tmp_path / "timed", drop_dir=desk.drop))
    unhurt.land("ctgov")
    seconds = time.monotonic() - started
    moments = random.Random(20261123)
    n_killed = 0
    leftovers: set[Path] = set()
    for _ in range(N_KILLS):
        process = start(desk, "files")
        time.sleep(moments.uniform(0.0, seconds))
        n_killed += kill(process)
        assert_whole(desk)
        leftovers.update(desk.leftovers())
    assert n_killed >= N_KILLS // 2
    assert leftovers
    desk.land("ctgov")
    assert assert_whole(desk) == 1
    assert not desk.leftovers()


def test_killed_while_it_fetches_a_landing_leaves_no_load(desk: Desk, online: Callable[[Publisher], Site]) -> None:
    pages = [texts(10), texts(10, first=11)]
    answer_as_publisher = publishers.ctgov(pages)
    asked, go_on = threading.Event(), threading.Event()

    def slow(request: Request) -> Answer:
        if "pageToken" in request.query and not go_on.is_set():
            asked.set()
            go_on.wait(10)
        return answer_as_publisher(request)

    site = online(slow)
    process = start(desk, "live", site.url)
    assert asked.wait(10)
    assert kill(process)
    go_on.set()
    (spool,) = desk.leftovers()
    assert spool.name.startswith(".spool-")
    assert desk.loads("ctgov") == []
    desk.pull("ctgov", site.url)
    assert len(desk.rows("ctgov")) == 20
    assert not desk.leftovers()


def test_working_folder_of_a_landing_that_still_runs_is_left_alone(desk: Desk) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        mine = desk.settings.raw_dir / "ctgov" / "studies" / f".landing-{running.pid}-abcd"
        mine.mkdir(parents=True)
        desk.put("ctgov/a.jsonl", "\n".join(texts(20)))
        desk.land("ctgov")
        assert desk.leftovers() == [mine]
        assert running.stdin
        running.stdin.close()
    desk.land("ctgov")
    assert desk.leftovers() == []

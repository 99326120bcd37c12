"""A refresh killed in each room, and readers during refreshes: always one whole release, never a failed open."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from tests.conftest import Place

ROOMS = {"LAND": 11, "GATE": 3, "BUILD": 4, "AUDIT": 1, "PUBLISH": 1}  # room of a refresh -> kills in it, 20 in all
MAX_READ_SECONDS = 600


def whole_release(marts: Path) -> str:
    """Open the published file and return its release id; every table must be readable and of that one release."""
    with duckdb.connect(str(marts), read_only=True) as connection:
        (release_id,) = connection.execute("select release_id from meta.build").fetchone()
        loads = connection.execute("select distinct release_id from meta.source_load").fetchall()
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in ('core', 'exhibits', 'meta')"
        ).fetchall()
        for schema, table in tables:
            connection.execute(f'select count(*) from "{schema}"."{table}"').fetchone()
    assert loads == [(release_id,)]
    return release_id


def kill(process: subprocess.Popen[str]) -> bool:
    """Kill a refresh with everything it started; True where it was still running."""
    running = process.poll() is None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        running = False
    process.wait()
    return running


def room_of(line: str) -> str | None:
    """The room whose progress a line tells."""
    word = line.split(" ", 1)[0].strip()
    return word if word in ROOMS else None


def entered(process: subprocess.Popen[str]) -> Iterator[tuple[str, float]]:
    """Each room as the refresh enters it, and when; reads its progress while it runs."""
    last = None
    for line in process.stderr:
        room = room_of(line)
        if room and room != last:
            last = room
            yield room, time.monotonic()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, dict[str, float]]:
    """A place with one release, and how many seconds its refresh spent in each room."""
    folder = tmp_path_factory.mktemp("kill")
    place = Place(folder / "raw", folder / "warehouse")
    process = place.start("refresh", progress=True)
    moments = [*entered(process), ("end", time.monotonic())]
    assert process.wait() == 0
    seconds = dict.fromkeys(ROOMS, 0.0)
    for (room, since), (_, until) in pairwise(moments):
        seconds[room] += until - since
    assert all(seconds.values()), seconds
    return place, seconds


def test_killed_in_each_room_the_published_file_is_always_one_whole_release(
    published: tuple[Place, dict[str, float]],
) -> None:
    place, seconds = published
    moments = random.Random(20261123)
    n_killed = 0
    for room, n_kills in ROOMS.items():
        for _ in range(n_kills):
            if room in ("LAND", "GATE"):
                shutil.rmtree(place.raw)  # what landed before is neither landed nor judged again
            process = place.start("refresh", progress=True)
            assert room in (name for name, _ in entered(process))
            time.sleep(moments.uniform(0, seconds[room] * 0.9))
            n_killed += kill(process)
            whole_release(place.marts)
    assert n_killed >= 16  # a room of less than a second may be left before the kill comes


def test_next_refresh_publishes_and_its_readers_never_fail_nor_see_two_releases(
    published: tuple[Place, dict[str, float]],
) -> None:
    """After the kills above: readers read while a refresh builds and replaces the release, and once more after it."""
    place, _ = published
    reads: list[str] = []
    held = duckdb.connect(str(place.marts), read_only=True)
    (held_release,) = held.execute("select release_id from meta.build").fetchone()
    process = place.start("refresh")
    deadline = time.monotonic() + MAX_READ_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        reads.append(subprocess_read(place))
    assert process.wait(1) == 0
    assert len(reads) > 10
    assert held.execute("select release_id from meta.build").fetchone() == (held_release,)
    held.close()
    reads.append(whole_release(place.marts))
    assert reads[-1] != held_release
    assert list(dict.fromkeys(reads)) == [held_release, reads[-1]]
    assert list((place.warehouse / "releases").glob(".publishing-*")) == []
    assert list(place.warehouse.glob(".marts.duckdb.*")) == []


def subprocess_read(place: Place) -> str:
    """Read from a process of its own, as a BI tool does; DuckDB shares one open file within a process."""
    code = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True); "
        "a = c.execute('select release_id from meta.build').fetchone()[0]; "
        "b = c.execute('select distinct release_id from meta.source_load').fetchall(); "
        "assert b == [(a,)], (a, b); print(a)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(place.marts)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_second_refresh_at_the_same_time_is_turned_away(published: tuple[Place, dict[str, float]]) -> None:
    place, _ = published
    process = place.start("refresh")
    deadline = time.monotonic() + 20
    lock = place.warehouse / ".refresh.lock"
    try:
        while time.monotonic() < deadline and lock.read_text().strip() != str(process.pid):
            time.sleep(0.05)
        second = place.run("refresh")
        assert second.returncode == 2
        assert f"another refresh is running here (process {process.pid})" in second.stderr
    finally:
        kill(process)

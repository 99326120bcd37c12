"""No disk space while landing: one message naming the folder, nothing lost, and the next landing succeeds."""

import contextlib
import random
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from landing_kit import Desk, array, study, text_of, texts
from publishers import Publisher, Site, ctgov

from dagster_project.errors import GateRefused

SMALL_BYTES = 256 * 1024


def bulky_texts(count: int) -> list[str]:
    """Return studies that no compression makes small."""
    noise = random.Random(1)
    return [text_of(study(n) | {"noise": noise.randbytes(4000).hex()}) for n in range(1, count + 1)]


@contextlib.contextmanager
def largest_file(n_bytes: int) -> Iterator[None]:
    """Let this process write no file beyond a size, as a quota does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little space."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SMALL_BYTES}", "tmpfs", str(folder)], capture_output=True, text=True
        )
        if shutil.which("mount")
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("a small file system can be mounted by root only; the quota test covers the same message")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def assert_explained(error: GateRefused, folder: Path) -> None:
    assert error.what.startswith("no disk space left while landing ctgov.studies; nothing was lost")
    assert error.where == str(folder)
    assert "free space there" in error.fix
    assert error.exit_code == 1


def test_quota_is_explained_and_nothing_is_lost(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    desk.put("ctgov/a.json", array(texts(20)))
    desk.land("ctgov")
    desk.put("ctgov/b.json", array(bulky_texts(200)))
    with largest_file(SMALL_BYTES), pytest.raises(GateRefused) as caught:
        desk.land("ctgov")
    assert_explained(caught.value, desk.settings.raw_dir)
    assert len(desk.rows("ctgov")) == 20
    assert not desk.leftovers()
    assert capfd.readouterr().err == ""


def test_full_disk_is_explained_and_the_next_landing_succeeds(desk: Desk, small_disk: Path) -> None:
    desk = Desk(replace(desk.settings, raw_dir=small_disk / "raw"))
    desk.put("ctgov/a.json", array(texts(20)))
    desk.land("ctgov")
    path = desk.put("ctgov/b.json", array(bulky_texts(200)))
    with pytest.raises(GateRefused) as caught:
        desk.land("ctgov")
    assert_explained(caught.value, desk.settings.raw_dir)
    assert len(desk.rows("ctgov")) == 20
    assert not desk.leftovers()
    path.write_text(array(texts(10, first=21)))
    assert not desk.land("ctgov").stopping_refusals
    assert len(desk.rows("ctgov")) == 30


def test_disk_that_fills_up_while_an_api_is_pulled_is_explained(
    desk: Desk, online: Callable[[Publisher], Site]
) -> None:
    site = online(ctgov([[text] for text in bulky_texts(20)] + [bulky_texts(200)]))
    with largest_file(SMALL_BYTES), pytest.raises(GateRefused) as caught:
        desk.pull("ctgov", site.url)
    assert caught.value.what.startswith("no disk space left while fetching ctgov; nothing was lost")
    assert caught.value.where == str(desk.settings.raw_dir)
    assert desk.loads("ctgov") == []
    assert not desk.leftovers()

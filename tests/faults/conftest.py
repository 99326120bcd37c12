"""A desk with an empty drop folder for every test, and publishers on loopback that answer at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import pytest
from landing_kit import Desk
from publishers import Publisher, Site, serve

from dagster_project.landing import fetch
from dagster_project.settings import Settings


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    settings = Settings(
        profile="files", raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "warehouse", drop_dir=tmp_path / "drop"
    )
    (tmp_path / "drop").mkdir()
    return Desk(settings)


@pytest.fixture
def online() -> Iterator[Callable[[Publisher], Site]]:
    """Put publishers online for the length of a test."""
    with ExitStack() as stack:
        yield lambda publisher: stack.enter_context(serve(publisher))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that fetching would have waited; it waits none of them."""
    asked: list[float] = []
    clock = SimpleNamespace(sleep=lambda seconds: asked.append(seconds) if seconds else None, monotonic=time.monotonic)
    monkeypatch.setattr(fetch, "time", clock)
    return asked

"""One refresh at a time per warehouse folder: an advisory lock that the system frees when its process dies.

Belongs here: taking and naming the lock. Does not belong here: locks on DuckDB files, which DuckDB keeps itself.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dagster_project.errors import UsageError

LOCK = ".refresh.lock"
_held: dict[Path, int] = {}


@contextmanager
def refresh_lock(warehouse_dir: Path) -> Iterator[None]:
    """Hold the warehouse's refresh lock; re-entrant within one process. Raises UsageError where another holds it."""
    path = warehouse_dir / LOCK
    if _held.get(path):
        _held[path] += 1
        try:
            yield
        finally:
            _held[path] -= 1
        return
    warehouse_dir.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise UsageError(
                f"another refresh is running here (process {handle.read().strip() or 'unknown'})",
                where=str(warehouse_dir),
                fix="wait for it to end, or use another --warehouse folder",
            ) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        _held[path] = 1
        try:
            yield
        finally:
            _held.pop(path)

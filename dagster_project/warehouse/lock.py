"""One refresh at a time per warehouse folder: an advisory lock that the system frees when its process dies.

Belongs here: taking, keeping and naming the lock. Does not belong here: locks on DuckDB files, which DuckDB keeps.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dagster_project.errors import UsageError

LOCK = ".refresh.lock"
_held: dict[Path, IO[str]] = {}


def hold_lock(warehouse_dir: Path) -> bool:
    """Take the lock for the rest of this process; False where the process holds it already.

    Raises UsageError where another process holds it.
    """
    path = warehouse_dir / LOCK
    if path in _held:
        return False
    warehouse_dir.mkdir(parents=True, exist_ok=True)
    handle = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.seek(0)
        holder = handle.read().strip() or "unknown"
        handle.close()
        raise UsageError(
            f"another refresh is running here (process {holder})",
            where=str(warehouse_dir),
            fix="wait for it to end, or use another --warehouse folder",
        ) from None
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    _held[path] = handle
    return True


@contextmanager
def refresh_lock(warehouse_dir: Path) -> Iterator[None]:
    """Hold the lock for a block. Raises UsageError where another process holds it."""
    taken = hold_lock(warehouse_dir)
    try:
        yield
    finally:
        if taken:
            _held.pop(warehouse_dir / LOCK).close()

"""Writing that survives being killed: temporary name, fsync, rename.

Belongs here: durable file operations used by landing and publishing. Does not belong here: what is written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from dagster_project.errors import GateRefused, UsageError


def fsync_path(path: Path) -> None:
    """Flush a file or folder to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_tree(folder: Path) -> None:
    """Flush every file of a folder, then the folders."""
    for path in sorted(folder.rglob("*")):
        fsync_path(path)
    fsync_path(folder)


def write_text_once(path: Path, text: str) -> None:
    """Write a small file under its final name only when it is whole."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    fsync_path(temporary)
    temporary.replace(path)
    fsync_path(path.parent)


def move_whole(folder: Path, final: Path) -> None:
    """Give a finished folder its final name in one step."""
    fsync_tree(folder)
    folder.rename(final)
    fsync_path(final.parent)


def remove(path: Path) -> None:
    """Remove a file or folder if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_no_space(error: BaseException) -> bool:
    """True where an error, of the system or of DuckDB, says that the disk or a quota is full."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return True
    return says_disk_is_full(str(error))


def says_disk_is_full(message: str) -> bool:
    """True where a message, of the system or of DuckDB, is about a full disk or quota."""
    text = message.lower()
    return "no space left" in text or "file too large" in text or "disk quota" in text


@contextlib.contextmanager
def explain_refused_path() -> Iterator[None]:
    """Turn an error of the system about a named path (gone, no permission, no folder) into a message."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            raise
        raise UsageError(
            f"a file or folder cannot be used: {error.strerror}",
            where=str(error.filename),
            fix="check that it is there and that you may read it (under raw: write it), then refresh again",
        ) from error


@contextlib.contextmanager
def explain_full_disk(folder: Path, what: str) -> Iterator[None]:
    """Turn 'no space left' into a message that names the folder and what was being written."""
    try:
        yield
    except Exception as error:
        if not is_no_space(error):
            raise
        raise GateRefused(
            f"no disk space left while {what}; nothing was lost and the last release still serves",
            where=str(folder),
            fix="free space there (old folders under warehouse/releases are the largest), then refresh again",
        ) from error

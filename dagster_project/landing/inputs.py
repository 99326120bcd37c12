"""Opening one input file: plain or gzipped bytes, its sha256, and text in the publisher's encoding.

Belongs here: bytes and encodings. Does not belong here: what the text means.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dagster_project.errors import InputBroken

CHUNK_BYTES = 1 << 20
GZIP_MAGIC = b"\x1f\x8b"


class InputReplaced(InputBroken):
    """The file is no longer the one that was fingerprinted, so that what was read of it has no known content."""


@dataclass(frozen=True)
class Fingerprint:
    """What identifies an input's content; `stat` tells whether the file was replaced since."""

    sha256: str
    n_bytes: int
    stat: tuple[int, int, int]


def _stat(path: Path) -> tuple[int, int, int]:
    info = path.stat()
    return (info.st_ino, info.st_size, info.st_mtime_ns)


def fingerprint(path: Path) -> Fingerprint:
    """Return sha256 and size of a file, read once in chunks."""
    before = _stat(path)
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
    return Fingerprint(digest.hexdigest(), size, before)


def refuse_if_replaced(path: Path, known: Fingerprint) -> None:
    """Raise InputReplaced where the file changed after its fingerprint was taken."""
    if not path.exists() or _stat(path) != known.stat:
        raise InputReplaced("the file was replaced while it was read", fix="let the copy finish, then refresh again")


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, unpacking gzip by its content rather than its name."""
    with path.open("rb") as handle:
        is_gzip = handle.read(2) == GZIP_MAGIC
        handle.seek(0)
        if not is_gzip:
            yield handle
            return
        with gzip.GzipFile(fileobj=handle) as unpacked:
            try:
                yield unpacked  # type: ignore[misc]
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                raise InputBroken(f"the gzip file is cut off or damaged ({error})", fix="download it again") from error


@contextmanager
def open_text(path: Path, encodings: tuple[str, ...] = ("utf-8-sig",)) -> Iterator[io.TextIOBase]:
    """Open a file as text in the first of the encodings that fits its whole content.

    Raises InputBroken naming the line that does not fit.
    """
    encoding = encodings[0] if len(encodings) == 1 else _first_fitting(path, encodings)
    with open_bytes(path) as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        try:
            yield text
        except UnicodeDecodeError as error:
            raise wrong_encoding(error, line=_line_of_bad_byte(path, encoding), encoding=encoding) from error


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive. Raises InputBroken where it is none, or where a part of it cannot be unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputBroken(f"this is not a whole zip file ({error})", fix="download it again") from error
    except (RuntimeError, NotImplementedError) as error:
        raise InputBroken(f"the zip cannot be unpacked ({error})", fix="pack it anew, without a password") from error


@contextmanager
def open_member(
    archive: zipfile.ZipFile, member: str, encodings: tuple[str, ...] = ("utf-8-sig",)
) -> Iterator[io.TextIOBase]:
    """Open a member of a zip as text in the first of the encodings that fits. Raises InputBroken where none does."""
    encoding = next((name for name in encodings[:-1] if _fits(lambda: archive.open(member), name)), encodings[-1])
    with archive.open(member) as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        try:
            yield text
        except UnicodeDecodeError as error:
            shown = " or ".join(name.removesuffix("-sig").upper() for name in encodings)
            raise InputBroken(f"the text is not {shown}", fix="save it as UTF-8 and refresh again") from error


def wrong_encoding(error: UnicodeDecodeError, *, line: int, encoding: str) -> InputBroken:
    """Return the error for a text that is not in the expected encoding, with the line of the first bad byte."""
    if error.reason == "unexpected end of data":
        return InputBroken(f"line {line}: the text is cut off in a character", position=line, fix="download it again")
    bad = error.object[error.start : error.start + 1].hex()
    return InputBroken(
        f"line {line}: byte 0x{bad} is not {encoding.removesuffix('-sig').upper()}",
        position=line,
        fix="save the file as UTF-8 (without changing its content) and refresh again",
    )


def _fits(opened: Callable[[], AbstractContextManager[BinaryIO]], encoding: str) -> bool:
    try:
        with opened() as raw, io.TextIOWrapper(raw, encoding=encoding) as text:
            while text.read(CHUNK_BYTES):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _first_fitting(path: Path, encodings: tuple[str, ...]) -> str:
    return next((encoding for encoding in encodings if _fits(lambda: open_bytes(path), encoding)), encodings[0])


def _line_of_bad_byte(path: Path, encoding: str) -> int:
    with open_bytes(path) as raw:
        for number, line in enumerate(raw, start=1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                return number
    return 1

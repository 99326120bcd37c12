"""Byte-stable gzip and zip files: no clock, no file name, no user in their headers."""

import gzip
import io
import zipfile
from pathlib import Path
from typing import BinaryIO

_FIXED = (1980, 1, 1, 0, 0, 0)


def open_gzip(path: Path) -> gzip.GzipFile:
    """Gzip file for writing bytes whose content alone decides its bytes; the caller closes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    raw: BinaryIO = path.open("wb")
    stream = gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0)
    stream.myfileobj = raw  # lets close() close the file underneath, as gzip does for files that it opened
    return stream


class StableZip:
    """Zip archive whose bytes depend on member names and contents only."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def add(self, name: str, content: bytes) -> None:
        """Add one member."""
        self._zip.writestr(self._info(name), content)

    def add_file(self, name: str, source: Path) -> None:
        """Add a file's content as one member, streamed."""
        with source.open("rb") as reader, self._zip.open(self._info(name), "w", force_zip64=True) as writer:
            while chunk := reader.read(1 << 20):
                writer.write(chunk)

    def close(self) -> None:
        """Write the directory and close."""
        self._zip.close()

    @staticmethod
    def _info(name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, _FIXED)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = 0o644 << 16
        return info


def stable_zip_bytes(content: bytes) -> bytes:
    """The same archive with fixed member times, for libraries (openpyxl) that stamp the clock."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(StableZip._info(name), source.read(name))
    return out.getvalue()

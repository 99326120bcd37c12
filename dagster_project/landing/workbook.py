"""The rows of an xlsx workbook: its cells as values, or, under a contract, nothing that a value can hide behind.

Belongs here: opening workbooks and numbering their rows. Does not belong here: headers and records (cut_tables,
cut_contract).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken

OLE_MAGIC = b"\xd0\xcf\x11\xe0"  # container of protected workbooks and of .xls
SCAN_BYTES = 1 << 20
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
MERGED_CHARS = 200  # more than a mergeCell element has, so that none is missed between two blocks


@contextmanager
def _open_book(path: Path, *, values: bool) -> Iterator[Any]:
    """Open a workbook to read cell values, or formulas as text. Raises InputBroken where it is none or is locked."""
    import openpyxl

    with path.open("rb") as handle:
        if handle.read(len(OLE_MAGIC)) == OLE_MAGIC:
            raise InputBroken(
                "the workbook is protected by a password, or in the old .xls form",
                fix="open it, save it as .xlsx without a password, and refresh again",
            )
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=values)
        try:
            yield book
        finally:
            book.close()
    except (zipfile.BadZipFile, zlib.error, EOFError, SyntaxError, KeyError, OSError, ValueError) as error:
        raise InputBroken(
            f"this is no readable .xlsx workbook ({error})", fix="download it again, or save it anew as .xlsx"
        ) from error


def workbook_rows(path: Path, *, sheet: str | None = None) -> Iterator[tuple[int, list[Any]]]:
    """Number the rows of the first (or named) sheet. Raises InputBroken for a file that is no open workbook."""
    with _open_book(path, values=True) as book:
        if not book.worksheets or (sheet and sheet not in book.sheetnames):
            raise InputBroken(f"no sheet '{sheet or ''}' (sheets: {', '.join(book.sheetnames)})")
        yield from _rows(book[sheet] if sheet else book.worksheets[0])


def plain_workbook_rows(path: Path) -> Iterator[tuple[int, list[Any]]]:
    """Number the rows of a workbook of one sheet without merged cells; a formula stands as itself, not as its result.

    Raises InputBroken for several sheets or merged cells: which cells belong to a row would be a guess.
    """
    with _open_book(path, values=False) as book:
        if len(book.sheetnames) != 1 or not book.worksheets:
            raise InputBroken(
                f"the workbook has {len(book.sheetnames)} sheets ({', '.join(book.sheetnames[:5])})",
                fix="save the table as a workbook with that one sheet",
            )
        merged = _merged_cells(path)
        if merged:
            more = f" and {len(merged) - 3} more" if len(merged) > 3 else ""
            raise InputBroken(
                f"cells are merged: {', '.join(merged[:3])}{more}",
                fix="unmerge them, give each column its own name in row 1 and each row its own values",
            )
        yield from _rows(book.worksheets[0])


def _rows(page: Any) -> Iterator[tuple[int, list[Any]]]:
    page.reset_dimensions()  # some writers state a wrong extent, and cells beyond it would be lost
    for number, row in enumerate(page.iter_rows(values_only=True), start=1):
        yield number, list(row)


def _merged_cells(path: Path) -> list[str]:
    """Ranges of merged cells, from the sheets' own XML, which the reader of rows skips."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", member):
                continue
            with archive.open(member) as handle:
                tail = b""
                while block := handle.read(SCAN_BYTES):
                    found |= dict.fromkeys(name.decode() for name in _MERGED.findall(tail + block))
                    tail = (tail + block)[-MERGED_CHARS:]
    return list(found)

"""Cutting tabular files into records: CSV and other delimited text, spreadsheets, Parquet.

Belongs here: finding the header and turning each row into an object under the publisher's own column names.
Does not belong here: typing or renaming (staging does that).
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from dagster_project.errors import InputBroken
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload

csv.field_size_limit(1 << 30)
HeaderTest = Callable[[list[str]], bool]


def is_header_with(*names: str) -> HeaderTest:
    """Return a test for a header row: it holds one of the names."""
    wanted = {name.casefold() for name in names}
    return lambda cells: any(cell.strip().casefold() in wanted for cell in cells)


def cut_delimited(
    stream: TextIO,
    *,
    delimiter: str = ",",
    quoting: bool = True,
    is_header: HeaderTest | None = None,
    last_header: bool = False,
    columns: tuple[str, ...] = (),
) -> Iterator[CutResult]:
    """Cut delimited text into one record per row.

    `is_header` finds the header below preamble lines (default: the first row); `last_header` takes the last row that
    passes, for files that repeat it; `columns` names the columns of a file without a header. A row with more cells
    than the header is Broken. Raises InputBroken where no header is found.
    """
    reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE)
    rows: Iterator[tuple[int, list[str]]] = ((reader.line_num, row) for row in reader)
    header = list(columns)
    if last_header:
        rows, header = _after_last_header(list(rows), is_header)
    elif not columns:
        header = _skip_to_header(rows, is_header)
    yield from _rows_to_records(rows, [name.strip() for name in header])


def _skip_to_header(rows: Iterator[tuple[int, list[str]]], is_header: HeaderTest | None) -> list[str]:
    for _, row in rows:
        if any(cell.strip() for cell in row) and (is_header is None or is_header(row)):
            return row
    raise InputBroken("no header row found", fix="check that this is the publisher's file with its header")


def _after_last_header(
    rows: list[tuple[int, list[str]]], is_header: HeaderTest | None
) -> tuple[Iterator[tuple[int, list[str]]], list[str]]:
    places = [place for place, (_, row) in enumerate(rows) if is_header and is_header(row)]
    if not places:
        raise InputBroken("no header row found", fix="check that this is the publisher's file with its header")
    return iter(rows[places[-1] + 1 :]), rows[places[-1]][1]


def _rows_to_records(rows: Iterator[tuple[int, list[Any]]], header: list[str]) -> Iterator[CutResult]:
    for number, row in rows:
        if not any(cell not in (None, "") and str(cell).strip() for cell in row):
            continue
        if any(cell not in (None, "") for cell in row[len(header) :]):
            yield Broken(
                position=number,
                reason=f"{len(row)} cells under {len(header)} columns",
                excerpt=" | ".join(map(str, row))[:200],
            )
            continue
        record = {name: value for name, value in zip(header, row, strict=False) if name}
        yield Cut(value=record, payload=row_to_payload(record), position=number)


def cut_workbook(path: Path, *, is_header: HeaderTest | None = None, sheet: str | None = None) -> Iterator[CutResult]:
    """Cut the first (or named) sheet of an xlsx workbook into one record per row below its header.

    Raises InputBroken for a file that is no workbook or is protected, and where no header is found.
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
        raise InputBroken(
            f"this is no readable .xlsx workbook ({error})",
            fix="save it as .xlsx without a password; an old .xls must be saved anew",
        ) from error
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise InputBroken(f"no sheet '{sheet}' (sheets: {', '.join(book.sheetnames)})", fix="check the workbook")
        page = book[sheet] if sheet else book.worksheets[0]
        rows = ((number, list(row)) for number, row in enumerate(page.iter_rows(values_only=True), start=1))
        header = _workbook_header(rows, is_header)
        yield from _rows_to_records(rows, header)
    finally:
        book.close()


def _workbook_header(rows: Iterator[tuple[int, list[Any]]], is_header: HeaderTest | None) -> list[str]:
    for _, row in rows:
        cells = ["" if cell is None else " ".join(str(cell).split()) for cell in row]
        if any(cells) and (is_header is None or is_header(cells)):
            while cells and not cells[-1]:
                cells.pop()
            return cells
    raise InputBroken("no header row found in the sheet", fix="check that this is the publisher's workbook")


def cut_parquet(path: Path) -> Iterator[CutResult]:
    """Cut a Parquet file into one record per row, read in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        source = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputBroken(f"this is no readable Parquet file ({error})", fix="export it again") from error
    position = 0
    for batch in source.iter_batches(batch_size=2000):
        for record in batch.to_pylist():
            position += 1
            yield Cut(value=record, payload=row_to_payload(record), position=position)

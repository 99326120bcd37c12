"""Cutting tabular files into records: CSV and other delimited text, spreadsheets, Parquet.

Belongs here: finding the header and turning each row into an object under the publisher's own column names.
Does not belong here: typing or renaming (staging does that).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from dagster_project.errors import InputBroken
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload
from dagster_project.landing.workbook import workbook_rows

MAX_CELL_CHARS = 1 << 24  # far above any real cell: an unclosed quote must not take the rest of the file into memory
MAX_LINE_CHARS = 1 << 26
csv.field_size_limit(MAX_CELL_CHARS)
HeaderTest = Callable[[list[str]], bool]
RowResult = tuple[int, dict[str, Any]] | Broken


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
    """Cut delimited text into one record per row; the options are those of `delimited_objects`."""
    yield from _to_cuts(
        delimited_objects(
            stream,
            delimiter=delimiter,
            quoting=quoting,
            is_header=is_header,
            last_header=last_header,
            columns=columns,
        )
    )


def delimited_objects(
    stream: TextIO,
    *,
    delimiter: str = ",",
    quoting: bool = True,
    is_header: HeaderTest | None = None,
    last_header: bool = False,
    columns: tuple[str, ...] = (),
) -> Iterator[RowResult]:
    """Read delimited text as (line, {column: text}).

    `is_header` finds the header below preamble lines (default: the first row); `last_header` takes the last row that
    passes, for files that repeat it; `columns` names the columns of a file without a header. A row with more cells
    than the header is Broken. Raises InputBroken where no header is found or the last row is cut off.
    """
    rows = delimited_rows(stream, delimiter=delimiter, quoting=quoting)
    header = list(columns)
    if last_header:
        rows, header = _after_last_header(list(rows), is_header)
    elif not columns:
        header = _skip_to_header(rows, is_header)
    yield from _to_objects(rows, [name.strip() for name in header])


def delimited_rows(stream: TextIO, *, delimiter: str = ",", quoting: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Number the rows of delimited text by line, in the memory of one row.

    Raises InputBroken for text that is not delimited, a line without end, and a last row that is cut off: one without
    a line end and with fewer cells than the row before.
    """
    last_line = ""

    def lines() -> Iterator[str]:
        nonlocal last_line
        while line := stream.readline(MAX_LINE_CHARS):
            if len(line) == MAX_LINE_CHARS:
                raise InputBroken(
                    f"a line after line {reader.line_num} has more than {MAX_LINE_CHARS:,} characters",
                    fix="check that this is a table with one row per line",
                )
            last_line = line
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE)
    n_cells, pending = 0, None
    try:
        for row in reader:
            if pending:
                n_cells = len(pending[1])
                yield pending
            pending = (reader.line_num, row)
    except csv.Error as error:
        raise InputBroken(f"line {reader.line_num} is no delimited text ({error})", fix="download it again") from error
    if pending and not last_line.endswith(("\n", "\r")) and len(pending[1]) < n_cells:
        raise InputBroken(f"line {pending[0]} is cut off", position=pending[0], fix="download it again")
    if pending:
        yield pending


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


def _to_objects(rows: Iterator[tuple[int, list[Any]]], header: list[str]) -> Iterator[RowResult]:
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
        yield number, {name: value for name, value in zip(header, row, strict=False) if name}


def _to_cuts(rows: Iterator[RowResult]) -> Iterator[CutResult]:
    for row in rows:
        if isinstance(row, Broken):
            yield row
        else:
            yield Cut(value=row[1], payload=row_to_payload(row[1]), position=row[0])


def cut_workbook(path: Path, *, is_header: HeaderTest | None = None, sheet: str | None = None) -> Iterator[CutResult]:
    """Cut the first (or named) sheet of an xlsx workbook into one record per row below its header.

    Raises InputBroken for a file that is no workbook or is protected, and where no header is found.
    """
    rows = workbook_rows(path, sheet=sheet)
    header = _workbook_header(rows, is_header)
    yield from _to_cuts(_to_objects(rows, header))


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

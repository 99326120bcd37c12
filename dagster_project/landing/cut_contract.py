"""Cutting a file that stands under a contract: its header must be the contract's, and each row's cells typed by it.

Belongs here: headers, rows and what is wrong with them. Does not belong here: what a type accepts (typed_cells), or
that one broken row refuses the whole delivery (gate).
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import delimited_rows
from dagster_project.landing.inputs import open_text
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload
from dagster_project.landing.typed_cells import WrongCell, read_cell
from dagster_project.landing.workbook import plain_workbook_rows
from dagster_project.sources.contract import Contract

BREACH = "breaks_contract"
BATCH_ROWS = 2000
MAX_EXCERPT_CHARS = 2000
HEADER_SEARCH_ROWS = 20
Row = tuple[int, list[Any]]


def cut_by_contract(path: Path, shape: str, contract: Contract) -> Iterator[CutResult]:
    """Cut a csv, xlsx or parquet file into one typed record per row; rows that break the contract are Broken.

    Positions are the rows of the file as its deliverer sees them, the header being row 1 (a Parquet file's rows count
    from 1). Raises InputBroken where the header is not the contract's.
    """
    rows = {"csv": _csv_rows, "xlsx": plain_workbook_rows, "parquet": _parquet_rows}[shape](path)
    header = _header(rows, contract)
    for position, cells in rows:
        if not any(cell not in (None, "") and str(cell).strip() for cell in cells):
            continue
        yield _record(position, cells, header, contract)


def _csv_rows(path: Path) -> Iterator[Row]:
    with open_text(path) as stream:
        yield from delimited_rows(stream)


def _parquet_rows(path: Path) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as source:
            yield 0, list(source.schema_arrow.names)
            position = 0
            for batch in source.iter_batches(batch_size=BATCH_ROWS):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    position += 1
                    yield position, list(cells)
    except (pa.ArrowException, OSError) as error:
        raise InputBroken(f"this is no readable Parquet file ({error})", fix="export it again") from error


def _header(rows: Iterator[Row], contract: Contract) -> list[str]:
    """Return the names of the first row, which must be columns of the contract, each once, none missing."""
    first = next(rows, None)
    if first is None:
        raise InputBroken("the file is empty", fix="deliver the table with its header, or leave the file out")
    names = _names(first[1])
    known = [name for name in names if name in contract]
    if not known:
        raise InputBroken(
            f"row 1 names no column of the contract{_where_header_stands(rows, contract)}",
            position=1,
            fix="put the header in row 1, one name per column, with no titles or merged cells above it",
        )
    faults = [f"column {place} has no name" for place, name in enumerate(names, start=1) if not name]
    faults += [_unknown(name, contract) for name in dict.fromkeys(names) if name and name not in contract]
    faults += [f"column '{name}' stands there twice" for name in dict.fromkeys(known) if known.count(name) > 1]
    faults += [f"no column '{c.name}'" for c in contract.values() if not c.optional and c.name not in names]
    if faults:
        raise InputBroken(
            f"row 1: {'; '.join(faults)}",
            position=1,
            fix="name the columns as in the contract (a column may be empty, but not missing)",
        )
    return names


def _names(cells: list[Any]) -> list[str]:
    names = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _where_header_stands(rows: Iterator[Row], contract: Contract) -> str:
    for position, cells in islice(rows, HEADER_SEARCH_ROWS):
        if sum(name in contract for name in _names(cells)) > len(contract) / 2:
            return f"; the header stands in row {position}"
    return ""


def _unknown(name: str, contract: Contract) -> str:
    near = get_close_matches(name.casefold(), contract, n=1)
    return f"column '{name}' is not in the contract" + (f" (did you mean '{near[0]}'?)" if near else "")


def _record(position: int, cells: list[Any], header: list[str], contract: Contract) -> CutResult:
    faults = []
    if any(cell not in (None, "") for cell in cells[len(header) :]):
        faults.append(f"{len(cells)} cells under {len(header)} columns; a text with a comma needs quotes")
    given = dict(zip(header, cells, strict=False))
    record: dict[str, Any] = {}
    for column in contract.values():
        try:
            record[column.name] = read_cell(column, given.get(column.name))
        except WrongCell as wrong:
            faults.append(f"column {column.name}: {wrong}")
    for column in contract.values():
        if column.needs and record.get(column.name) is not None and record.get(column.needs, "") is None:
            faults.append(f"column {column.needs}: is empty beside a value of {column.name}; fill both or none")
    if faults:
        excerpt = row_to_payload({name: str(cell) for name, cell in given.items() if cell is not None})
        return Broken(position, "; ".join(faults), excerpt[:MAX_EXCERPT_CHARS], kind=BREACH)
    return Cut(value=record, payload=row_to_payload(record), position=position)

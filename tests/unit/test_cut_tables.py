"""Cutting tables: headers below preambles, stray cells, cut-off ends, workbooks and Parquet."""

import io
import json
import math
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import cut_delimited, cut_parquet, cut_workbook, is_header_with
from dagster_project.landing.records import Broken, Cut

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8).filter(str.strip)


def cut(text: str, **options: Any) -> list[Cut | Broken]:
    """Cut delimited text."""
    return list(cut_delimited(io.StringIO(text, newline=""), **options))


def values(found: list[Cut | Broken]) -> list[dict[str, Any]]:
    """Return the records, whose payloads must say the same."""
    records = [item.value for item in found if isinstance(item, Cut)]
    assert [json.loads(item.payload) for item in found if isinstance(item, Cut)] == records
    return records


def test_rows_become_objects_under_the_publishers_names_with_their_line() -> None:
    found = cut('a,b\n1,"x, y"\n\n2,"two\nlines"\n')
    assert values(found) == [{"a": "1", "b": "x, y"}, {"a": "2", "b": "two\nlines"}]
    assert [item.position for item in found] == [2, 5]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_every_cell_survives_quoting_and_line_ends(rows: list[tuple[str, str]], end: str) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "a,b" + end + "".join(",".join(map(quoted, row)) + end for row in rows)
    assert values(cut(text)) == [{"a": a, "b": b} for a, b in rows]


def test_header_is_found_below_a_preamble_and_its_last_copy_counts() -> None:
    text = "Report - March,,\n,,\nNo,Name\n1,change\n,\nNo,Name\n1,first\n2,second\n"
    is_header = is_header_with("no", "other")
    assert values(cut(text, is_header=is_header, last_header=True)) == [
        {"No": "1", "Name": "first"},
        {"No": "2", "Name": "second"},
    ]
    assert len(values(cut(text, is_header=is_header))) == 4


@pytest.mark.parametrize("last_header", [True, False])
def test_missing_header_is_refused(last_header: bool) -> None:
    with pytest.raises(InputBroken, match="no header row found"):
        cut("1,2\n3,4\n", is_header=is_header_with("No"), last_header=last_header)


def test_file_without_a_header_takes_the_given_names() -> None:
    assert values(cut("1\t2\n", delimiter="\t", columns=("a", "b"))) == [{"a": "1", "b": "2"}]


def test_row_with_more_cells_than_columns_is_broken_unless_they_are_blank() -> None:
    found = cut("a,b\n1,2,\n1,2,3\n")
    assert values(found) == [{"a": "1", "b": "2"}]
    assert found[1] == Broken(position=3, reason="3 cells under 2 columns", excerpt="1 | 2 | 3")


def test_quotes_are_plain_characters_where_the_publisher_does_not_quote() -> None:
    assert values(cut('a\tb\n5" tube\t"x\n', delimiter="\t", quoting=False)) == [{"a": '5" tube', "b": '"x'}]


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n4,5", "a,b,c\r\n1,2,3\r\n4", 'a,b,c\n1,2,3\n4,"5'])
def test_last_row_that_ends_early_is_cut_off(text: str) -> None:
    with pytest.raises(InputBroken, match="line 3 is cut off"):
        cut(text)


@pytest.mark.parametrize("text", ["a,b\n1,2\n3,4", "a,b\n1,2\n3\n", "a,b\n"])
def test_whole_last_row_needs_no_line_end_and_a_short_one_needs_it(text: str) -> None:
    assert len(cut(text)) == text.count("\n") - text.endswith("\n")


def test_workbook_dates_become_iso_text_and_names_lose_their_line_breaks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Report", None, "14/03/2026"],
        [],
        ["Category", "First\npublished", "Count", None],
        ["Human", datetime(2024, 2, 29), 3, None],
        [None, None, None, None],
        ["Vet", None, 1.5, "stray"],
    ):
        book.worksheets[0].append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = list(cut_workbook(path, is_header=is_header_with("Category")))
    (first,) = [json.loads(item.payload) for item in found if isinstance(item, Cut)]
    assert first == {"Category": "Human", "First published": "2024-02-29T00:00:00", "Count": 3}
    assert found[0].position == 4
    assert found[1] == Broken(position=6, reason="4 cells under 3 columns", excerpt="Vet | None | 1.5 | stray")


def test_named_sheet_that_is_missing_is_refused_with_the_sheets_there_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Medicine"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputBroken) as caught:
        list(cut_workbook(tmp_path / "a.xlsx", sheet="Medicines"))
    assert caught.value.reason == "no sheet 'Medicines' (sheets: Medicine)"


def test_parquet_rows_keep_types_and_not_a_number_becomes_null(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {"n": [1, 2], "x": [math.nan, math.inf], "on": [date(2024, 2, 29), None], "s": ["–", None]}
    pq.write_table(pa.table(columns), path)
    found = [item for item in cut_parquet(path) if isinstance(item, Cut)]
    assert [json.loads(item.payload) for item in found] == [
        {"n": 1, "x": None, "on": "2024-02-29", "s": "–"},
        {"n": 2, "x": None, "on": None, "s": None},
    ]
    assert [item.position for item in found] == [1, 2]


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 no")
    with pytest.raises(InputBroken, match="no readable Parquet file"):
        list(cut_parquet(path))

"""Cells against a contract: what each type accepts, and that nothing with two readings is taken."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from dagster_project.landing.typed_cells import WrongCell, read_cell
from dagster_project.sources.contract import Column


@pytest.mark.parametrize(
    ("kind", "cell", "expected"),
    [
        ("text", " D-1 ", "D-1"),
        ("text", 17.0, "17"),
        ("text", "  ", None),
        ("list", "a| b ||c", ["a", "b", "c"]),
        ("list", ["a", None, "b"], ["a", "b"]),
        ("list", "|", None),
        ("date", "2024-02-29", "2024-02-29"),
        ("date", date(2024, 2, 29), "2024-02-29"),
        ("date", datetime(2024, 2, 29), "2024-02-29"),
        ("integer", "2016", 2016),
        ("integer", 2016.0, 2016),
        ("number", "-1.5e3", -1500.0),
        ("number", float("nan"), None),
        ("money", "0", 0.0),
        ("money", Decimal("12.50"), 12.5),
        ("boolean", "TRUE", True),
        ("boolean", False, False),
    ],
)
def test_value_is_read_as_its_type(kind: str, cell: Any, expected: Any) -> None:
    found = read_cell(Column("c", kind, minimum=0 if kind == "money" else None), cell)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "cell", "finding"),
    [
        ("text", "=A1", "is the formula '=A1'"),
        ("text", "#N/A", "spreadsheet error"),
        ("text", True, "is no text"),
        ("list", "a|=B2", "is the formula"),
        ("date", "03-Mar-24", "two digits"),
        ("date", "24-03-03", "two digits"),
        ("date", "03/03/2024", "is no date"),
        ("date", "2024-03", "is no date"),
        ("date", "2023-02-29", "no day of the calendar"),
        ("date", "0024-03-03", "outside the years 1900 to 2100"),
        ("date", 45000, "is a number, no date"),
        ("date", datetime(2024, 3, 3, 12), "has a time of day"),
        ("integer", "2016.5", "no whole number"),
        ("number", "1,200", "is no number"),
        ("number", "٣", "is no number"),
        ("number", True, "is no number"),
        ("number", float("inf"), "is no number"),
        ("number", "1e999", "is too large"),
        ("money", "-0.01", "is negative"),
        ("boolean", "yes", "is no flag"),
        ("boolean", 1.5, "is no flag"),
    ],
)
def test_value_with_another_reading_is_refused(kind: str, cell: Any, finding: str) -> None:
    with pytest.raises(WrongCell, match=finding):
        read_cell(Column("c", kind), cell)


@pytest.mark.parametrize("cell", [None, "", " ", "|"])
def test_required_value_may_not_be_empty(cell: Any) -> None:
    for kind in ("text", "list"):
        if cell == "|" and kind == "text":
            continue
        with pytest.raises(WrongCell, match="is empty; every row needs a value"):
            read_cell(Column("c", kind, required=True), cell)


def test_limits_allowed_values_and_forms() -> None:
    few = Column("c", "text", allowed=("new", "amendment"))
    many = Column("c", "text", allowed=tuple(f"V{n:02d}" for n in range(20)))
    with pytest.raises(WrongCell, match="'old' is not allowed; write one of: new, amendment"):
        read_cell(few, "old")
    with pytest.raises(WrongCell, match=r"did you mean V07.*the 20 allowed values are in the contract"):
        read_cell(many, "v07")
    with pytest.raises(WrongCell, match="does not have the form"):
        read_cell(Column("c", "text", pattern="[0-9]{4}"), "2025Q5")
    with pytest.raises(WrongCell, match="is less than 1"):
        read_cell(Column("c", "integer", minimum=1, maximum=5), "0")
    with pytest.raises(WrongCell, match="is more than 5"):
        read_cell(Column("c", "integer", minimum=1, maximum=5), "6")

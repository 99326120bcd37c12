"""One cell against its column of a contract: the typed value, or what is wrong with it in words a deliverer acts on.

Belongs here: what each type accepts. Does not belong here: rows, headers and files (cut_contract).
A value is never bent to fit: `1,200`, `12/03/24` or `yes` have more than one reading, so they are refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from math import isfinite
from typing import Any

from dagster_project.landing.records import real_date
from dagster_project.sources.contract import Column

FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_SHOWN_VALUES = 12
MAX_SHOWN_CHARS = 60
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3})[-/. ]\d{1,2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_SHEET_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})


class WrongCell(Exception):
    """A cell breaks its column's contract; the text says what stands there and what should."""


def read_cell(column: Column, value: Any) -> Any:
    """Return a cell's value as JSON holds it: text, number, flag, ISO date, list of texts, or None where empty.

    Raises WrongCell.
    """
    _refuse_formula(value)
    if column.is_list:
        parts = _parts(value)
        if not parts and column.required:
            raise WrongCell("is empty; every row needs a value")
        return [_one_text(column, part) for part in parts] or None
    if _is_empty(value):
        if column.required:
            raise WrongCell("is empty; every row needs a value")
        return None
    if column.type == "date":
        return _date(value).isoformat()
    if column.type == "boolean":
        return _flag(value)
    if column.type in ("integer", "number", "money"):
        return _number(column, value)
    return _one_text(column, value)


def _shown(value: Any) -> str:
    text = str(value)
    return f"'{text[:MAX_SHOWN_CHARS]}…'" if len(text) > MAX_SHOWN_CHARS else f"'{text}'"


def _is_empty(value: Any) -> bool:
    if isinstance(value, float) and not isfinite(value):
        return value != value  # a missing number of a data frame; an infinite one is refused as no number
    return value is None or (isinstance(value, str) and not value.strip())


def _refuse_formula(value: Any) -> None:
    if type(value).__name__.endswith("Formula") or (isinstance(value, str) and value.lstrip().startswith("=")):
        text = getattr(value, "text", None) or value
        raise WrongCell(f"is the formula {_shown(text)}; put its result there (paste as values)")
    if isinstance(value, str) and value.strip() in _SHEET_ERRORS:
        raise WrongCell(f"is the spreadsheet error {_shown(value)}; put a value there or leave it empty")


def _parts(value: Any) -> list[Any]:
    """The values of a list: a list of a Parquet file, or a text with bars between them."""
    found = value if isinstance(value, list) else str(value).split("|") if not _is_empty(value) else []
    return [part for part in found if not _is_empty(part)]


def _one_text(column: Column, value: Any) -> str:
    if isinstance(value, bool | date | list | dict | bytes):
        raise WrongCell(f"{_shown(value)} is no text")
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # spreadsheets hold every number as a fraction, and 17.0 is no identifier
    text = str(value).strip()
    _refuse_formula(text)
    if column.allowed and text not in column.allowed:
        raise WrongCell(f"{_shown(text)} is not allowed; {_choices(column, text)}")
    if column.pattern and not re.fullmatch(column.pattern, text, re.ASCII):
        raise WrongCell(f"{_shown(text)} does not have the form {column.pattern}")
    return text


def _choices(column: Column, text: str) -> str:
    if len(column.allowed) <= MAX_SHOWN_VALUES:
        return f"write one of: {', '.join(column.allowed)}"
    folded = {value.casefold(): value for value in column.allowed}
    near = get_close_matches(text.casefold(), folded, n=3)
    hint = f"did you mean {' or '.join(folded[value] for value in near)}? " if near else ""
    return f"{hint}the {len(column.allowed)} allowed values are in the contract"


def _date(value: Any) -> date:
    found = None
    if isinstance(value, datetime):
        if value.time() != time():
            raise WrongCell(f"{_shown(value)} has a time of day; write the day only, as YYYY-MM-DD")
        found = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, str):
        text = value.strip()
        match = _ISO.fullmatch(text)
        if not match:
            why = "has a year of two digits" if _SHORT_YEAR.fullmatch(text) else "is no date"
            raise WrongCell(f"{_shown(text)} {why}; write YYYY-MM-DD, such as 2025-03-31")
        found = real_date(*map(int, match.groups()))
        if found is None:
            raise WrongCell(f"{_shown(text)} is no day of the calendar")
    if found is None:
        raise WrongCell(f"{_shown(value)} is a number, no date; format the cells as dates or write YYYY-MM-DD")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongCell(f"{_shown(value)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _flag(value: Any) -> bool:
    text = value if isinstance(value, bool) else str(value).strip().lower()
    if text in (True, "true"):
        return True
    if text in (False, "false"):
        return False
    raise WrongCell(f"{_shown(value)} is no flag; write true or false, or leave it empty")


def _number(column: Column, value: Any) -> int | float:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        text = value.strip()
        number: int | float = int(text) if text.lstrip("+-").isdigit() else float(text)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool) and isfinite(value):
        number = value if isinstance(value, int) else float(value)
    else:
        raise WrongCell(f"{_shown(value)} is no number; write digits only, with a point for decimals")
    if not isfinite(number):
        raise WrongCell(f"{_shown(value)} is too large")
    if column.type == "integer":
        if number != int(number):
            raise WrongCell(f"{_shown(value)} is no whole number")
        number = int(number)
    if column.type == "money" and number < 0:
        raise WrongCell(f"{_shown(value)} is negative; an amount is zero or more, and empty where it is not known")
    if column.minimum is not None and number < column.minimum:
        raise WrongCell(f"{_shown(value)} is less than {column.minimum:g}")
    if column.maximum is not None and number > column.maximum:
        raise WrongCell(f"{_shown(value)} is more than {column.maximum:g}")
    return number if column.type == "integer" else float(number)

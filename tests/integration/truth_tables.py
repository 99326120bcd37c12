"""Tables of the truth beside the marts of the same name, cell by cell.

Belongs here: reading both and telling where they differ. Does not belong here: which exhibits must agree.
"""

import csv
import math
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Exhibit:
    """Key and figure columns that truth and mart share.

    The first figure tells an empty row: it is zero or missing there. `rounding` is half a unit of the last decimal.
    """

    mart: str
    keys: tuple[str, ...]
    figures: tuple[str, ...]
    rounding: float = 0.0

    @property
    def name(self) -> str:
        return self.mart.removeprefix("mart_")


Cells = dict[tuple[str, ...], tuple[str | None, ...]]


def differences(exhibit: Exhibit, truth_folder: Path, marts: Path) -> list[str]:
    """One line per missing row, wrong figure and row that did not happen; what the truth lacks may be an empty row."""
    truth, mart = _truth_of(exhibit, truth_folder), _mart_of(exhibit, marts)
    found = [f"missing row {key}" for key in sorted(truth.keys() - mart.keys())]
    for key in sorted(truth.keys() & mart.keys()):
        for figure, true, published in zip(exhibit.figures, truth[key], mart[key], strict=True):
            if not _is_equal(true, published, exhibit.rounding):
                found.append(f"{key}: {figure} is {true}, published {published}")
    surplus = [key for key, figures in mart.items() if key not in truth and figures[0] not in (None, "0")]
    return found + [f"row that did not happen {key}: {mart[key]}" for key in sorted(surplus)]


def _truth_of(exhibit: Exhibit, folder: Path) -> Cells:
    """The truth as key -> figures, as text; an empty cell is None."""
    with (folder / f"{exhibit.name}.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows, f"{exhibit.name} has no truth to compare with"
    return {tuple(r[k] for k in exhibit.keys): tuple(r[f] or None for f in exhibit.figures) for r in rows}


def _mart_of(exhibit: Exhibit, marts: Path) -> Cells:
    """The published figures of the simulated tier in the same form; lists as their members between semicolons."""
    columns = ", ".join(f"cast({column} as varchar) as {column}" for column in exhibit.keys)
    figures = ", ".join(exhibit.figures)
    sql = f"select {columns}, {figures} from exhibits.{exhibit.mart} where data_tier = 'synthetic'"
    with duckdb.connect(str(marts), read_only=True) as connection:
        rows = connection.execute(sql).fetchall()
    n_keys = len(exhibit.keys)
    return {row[:n_keys]: tuple(_text(value) for value in row[n_keys:]) for row in rows}


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return ";".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_equal(truth: str | None, mart: str | None, rounding: float) -> bool:
    """Equal as numbers up to the mart's rounding and the order of a sum; texts and missing values as they are."""
    try:
        return math.isclose(float(mart), float(truth), rel_tol=1e-9, abs_tol=rounding + 1e-12)
    except (TypeError, ValueError):
        return truth == mart

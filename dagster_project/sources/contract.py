"""The contract of a table whose deliverer signed one: its columns, their types and what may stand in them.

Belongs here: the typed reading of a table's `contract` in `source.yml`. Does not belong here: holding a file against it
(landing) or what a column means to the exhibits (dbt YAML).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dagster_project.errors import UsageError
from dagster_project.settings import PROJECT_DIR

SEEDS_DIR = PROJECT_DIR / "dbt" / "seeds"
TYPES = ("text", "list", "date", "integer", "number", "money", "boolean", "country", "countries")
LIST_TYPES = ("list", "countries")
ENTRIES = ("type", "required", "optional", "allowed", "taxonomy", "min", "max", "pattern", "needs", "note")


@dataclass(frozen=True)
class Column:
    """One column. `needs` names a column that must be filled where this one is; `allowed` is empty where all is.

    `required`: every row has a value. `optional`: the file may lack the column. Neither: the column is there, its cells
    may be empty.
    """

    name: str
    type: str
    required: bool = False
    optional: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    needs: str = ""
    note: str = ""

    @property
    def is_list(self) -> bool:
        """True where a cell holds several values with bars between them."""
        return self.type in LIST_TYPES


Contract = dict[str, Column]


@cache
def _seed_values(seed: str, column: str, dimension: str = "") -> tuple[str, ...]:
    """Values of a seed's column, of one dimension where one is named, in the seed's order."""
    path: Path = SEEDS_DIR / f"{seed}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return tuple(row[column] for row in csv.DictReader(handle) if row.get("dimension", "") == dimension)


def _allowed(raw: dict[str, Any]) -> tuple[str, ...]:
    if raw["type"] in ("country", "countries"):
        return _seed_values("seed_country", "country_code")
    if dimensions := _dimensions(raw):
        return tuple(value for name in dimensions for value in _seed_values("seed_taxonomy", "value", name))
    return tuple(raw.get("allowed") or ())


def _dimensions(raw: dict[str, Any]) -> list[str]:
    """Dimensions of the taxonomy whose values a column may hold: one name, or several."""
    named = raw.get("taxonomy") or []
    return [named] if isinstance(named, str) else named


def read_contract(raw: dict[str, dict[str, Any]], *, where: str) -> Contract:
    """Read the columns of a contract in their order.

    Raises UsageError naming the column whose entries are not known, or that names a taxonomy or column not there.
    """
    contract: Contract = {}
    for name, entry in raw.items():
        unknown = [key for key in entry if key not in ENTRIES]
        if unknown or entry.get("type") not in TYPES or entry.get("needs", name) not in raw:
            raise UsageError(
                f"column '{name}' of a contract is not described well",
                where=f"{where}.{name}" + (f", unknown: {', '.join(unknown)}" if unknown else ""),
                fix=f"entries: {', '.join(ENTRIES)}; types: {', '.join(TYPES)}; needs names a column of the table",
            )
        missing = [named for named in _dimensions(entry) if not _seed_values("seed_taxonomy", "value", named)]
        if missing:
            raise UsageError(
                f"column '{name}' of a contract names a taxonomy that is not there",
                where=f"{where}.{name}: {', '.join(missing)}",
                fix="name a dimension of dbt/seeds/seed_taxonomy.csv",
            )
        contract[name] = Column(
            name=name,
            type=entry["type"],
            required=bool(entry.get("required")),
            optional=bool(entry.get("optional")),
            allowed=_allowed(entry),
            minimum=0 if entry["type"] == "money" else entry.get("min"),
            maximum=entry.get("max"),
            pattern=entry.get("pattern", ""),
            needs=entry.get("needs", ""),
            note=entry.get("note", ""),
        )
    return contract

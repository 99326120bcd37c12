"""Committed word lists of the simulated world: conditions with their MeSH facts, and targets."""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
COVID_MESH = "D000086382"


@dataclass(frozen=True, slots=True)
class Condition:
    """A disease: MeSH descriptor with ancestors (facts of NLM), therapeutic areas and subtype."""

    mesh_id: str
    mesh_term: str
    ta_ids: tuple[str, ...]
    subtype: str
    texts: tuple[str, ...]
    weight: int
    ancestors: tuple[tuple[str, str], ...]

    @property
    def field(self) -> str:
        """Coarse field that decides which targets fit."""
        if self.subtype == "hematologic":
            return "heme"
        return FIELD_OF_TA.get(self.ta_ids[0], "other")


FIELD_OF_TA = {
    "oncology": "oncology",
    "respiratory": "immune",
    "dermatology": "immune",
    "immunology": "immune",
    "gastrointestinal": "immune",
    "nephrology_urology": "immune",
    "cv_metabolism": "metabolic",
    "neurology": "neuro",
    "psychiatry": "neuro",
}


@dataclass(frozen=True, slots=True)
class Weighted:
    """Choices with cumulative weights, so that a draw costs one bisection."""

    items: tuple
    cumulative: tuple[float, ...]

    @classmethod
    def of(cls, pairs: list[tuple[object, float]]) -> "Weighted":
        """Build from (item, weight) pairs; weights need not add to one."""
        return cls(tuple(i for i, _ in pairs), tuple(accumulate(w for _, w in pairs)))

    def draw(self, rng: Random) -> object:
        """One item, in proportion to its weight."""
        return rng.choices(self.items, cum_weights=self.cumulative)[0]


@cache
def conditions() -> tuple[Condition, ...]:
    """All conditions, in file order."""
    with (DATA / "conditions.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(
            Condition(
                mesh_id=row["mesh_id"],
                mesh_term=row["mesh_term"],
                ta_ids=tuple(row["ta_ids"].split(";")),
                subtype=row["subtype"],
                texts=tuple(row["texts"].split(";")),
                weight=int(row["weight"]),
                ancestors=tuple(tuple(a.split(" ", 1)) for a in row["ancestors"].split("|") if a),
            )
            for row in csv.DictReader(handle)
        )


@cache
def conditions_of_field(field: str) -> Weighted:
    """Conditions of one field, by how often they are studied."""
    return Weighted.of([(c, c.weight) for c in conditions() if c.field == field and c.weight])


@cache
def all_conditions() -> Weighted:
    """All conditions but COVID-19, by how often they are studied."""
    return Weighted.of([(c, c.weight) for c in conditions() if c.weight])


@cache
def covid() -> Condition:
    """The COVID-19 condition."""
    return next(c for c in conditions() if c.mesh_id == COVID_MESH)


@cache
def targets_of_field(field: str) -> Weighted:
    """Gene symbols of one field, by how often they are pursued."""
    with (DATA / "targets.csv").open(encoding="utf-8", newline="") as handle:
        return Weighted.of([(r["symbol"], int(r["weight"])) for r in csv.DictReader(handle) if r["field"] == field])


@cache
def target_symbols() -> tuple[str, ...]:
    """Every known target, in file order."""
    with (DATA / "targets.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(row["symbol"] for row in csv.DictReader(handle))

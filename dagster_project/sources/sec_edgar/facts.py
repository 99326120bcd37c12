"""Figures of filers as the SEC publishes them: one filer's facts, one frame of all filers, collections by concept.

Belongs here: finding each stated value and putting filer, tag, unit and period beside it, the same way for every form
of file. Does not belong here: which tag counts for what (seed_financial_concept) or periods (the build).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.inputs import open_member, open_text, open_zip
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload
from dagster_project.settings import PROJECT_DIR

CONCEPTS = PROJECT_DIR / "dbt" / "seeds" / "seed_financial_concept.csv"
BY_CONCEPT = "by_concept"  # the "taxonomy" of files that group values by concept and state no tag
CIK_DIGITS = 10
# What a value carries; a file may hold more, such as the text of a definition.
VALUE_MEMBERS = ("start", "end", "val", "accn", "fy", "fp", "form", "filed", "loc")


@cache
def tags() -> frozenset[tuple[str, str]]:
    """The (taxonomy, tag) pairs that are landed, those of seed_financial_concept. A filer states hundreds more."""
    with CONCEPTS.open(encoding="utf-8", newline="") as handle:
        return frozenset((row["taxonomy"], row["tag"]) for row in csv.DictReader(handle))


def padded(cik: Any) -> str:
    """Return a filer's number with its leading zeros, which some files leave out."""
    return str(cik).strip().zfill(CIK_DIGITS)


def values_of(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every value of a landed tag in one document, with filer, taxonomy, tag and unit.

    Raises InputBroken for a document of no known form.
    """
    if not isinstance(document, dict) or "cik" not in document and "ccp" not in document:
        raise InputBroken("this holds no facts of a filer", fix="download companyfacts or a frame again")
    if "ccp" in document:
        yield from _values_of_frame(document)
        return
    filer = {"cik": padded(document["cik"]), "entityName": document.get("entityName")}
    for taxonomy, members in (document.get("facts") or {}).items():
        if isinstance(members, list):
            yield from _listed(filer, BY_CONCEPT, taxonomy, None, members)
            continue
        for tag, fact in members.items():
            for unit, values in fact["units"].items():
                yield from _listed(filer, taxonomy, tag, unit, values)


def _listed(
    filer: dict[str, Any], taxonomy: str, tag: str, unit: str | None, values: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    if (taxonomy, tag) in tags():
        for value in values:
            yield {**filer, "taxonomy": taxonomy, "tag": tag, "unit": unit} | _carried(value)


def _values_of_frame(frame: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A frame has one value per filer and states tag, unit and calendar period once."""
    common = {name: frame[name] for name in ("taxonomy", "tag")} | {"unit": frame["uom"], "ccp": frame["ccp"]}
    for value in frame["data"]:
        yield {"cik": padded(value["cik"]), "entityName": value.get("entityName")} | _carried(value) | common


def _carried(value: dict[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in VALUE_MEMBERS if name in value}


def cut_facts(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut a document, or a zip of documents, into one record per value. An unreadable member of a zip is Broken."""
    if path.suffix != ".zip":
        with open_text(path) as stream:
            yield from _cut_document(stream.read())
        return
    with open_zip(path) as archive:
        for member in sorted(name for name in archive.namelist() if name.endswith(".json")):
            try:
                with open_member(archive, member) as stream:
                    yield from _cut_document(stream.read(), member)
            except InputBroken as error:
                yield Broken(position=1, reason=error.reason, excerpt="", member=member)


def _cut_document(text: str, member: str = "") -> Iterator[CutResult]:
    try:
        for position, value in enumerate(values_of(json.loads(text)), start=1):
            yield Cut(value=value, payload=row_to_payload(value), position=position, member=member)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputBroken(f"this holds no facts of a filer ({error!r})", fix="download it again") from error

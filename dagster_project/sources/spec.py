"""The typed reading of `sources/<source>/source.yml`: cadence, licence, keys, accepted files, expectations.

Belongs here: what a source description may say and the message when it says something else. Does not belong here:
how files are cut into records (landing) or what the columns mean (dbt YAML).
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from dagster_project.errors import UsageError
from dagster_project.sources.contract import Contract, read_contract

SOURCES_DIR = Path(__file__).resolve().parent
SHAPES = ("json", "json_lines", "csv", "tsv", "xlsx", "parquet", "zip", "custom")
DEFAULT_MIN_SHARE = 0.85
DEFAULT_MAX_CONFLICT_SHARE = 0.01


@dataclass(frozen=True)
class Accepted:
    """One kind of file a table is delivered in: a glob below the source's folder, and its shape."""

    glob: str
    shape: str
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TableSpec:
    """One raw table of a source.

    `key` lists the parts of a record's key (joined with `|`), each a path or alternatives of it; `updated` lists
    paths of which the first date counts.
    `delivery` is `folder` (all files together are one load) or `file` (each file is a whole snapshot of its own).
    A table with a `contract` takes a delivery whole or not at all.
    """

    source: str
    name: str
    key: tuple[tuple[str, ...], ...]
    updated: tuple[str, ...]
    accepts: tuple[Accepted, ...]
    payload_format: str
    delivery: str = "folder"
    key_pattern: str | None = None
    min_share_of_last_load: float = DEFAULT_MIN_SHARE
    max_conflict_share: float = DEFAULT_MAX_CONFLICT_SHARE
    columns: dict[str, Any] = field(default_factory=dict)
    expectations: tuple[dict[str, Any], ...] = ()
    contract: Contract = field(default_factory=dict)
    description: str = ""

    @property
    def full_name(self) -> str:
        """`source.table`, as users write it."""
        return f"{self.source}.{self.name}"

    @property
    def view_name(self) -> str:
        """Name of the view over the loads in use, in schema `raw` of a build."""
        return f"{self.source}__{self.name}"


@dataclass(frozen=True)
class SourceSpec:
    """One publisher's source."""

    name: str
    title: str
    publisher: str
    licence: str
    homepage: str
    cadence: str
    cron: str | None
    tables: dict[str, TableSpec]
    api: dict[str, Any] = field(default_factory=dict)
    tier: str = "public_proxy"

    @property
    def module(self) -> ModuleType | None:
        """The source's `source.py`, or None where the rule file says it all."""
        dotted = f"dagster_project.sources.{self.name}.source"
        if importlib.util.find_spec(f"dagster_project.sources.{self.name}") is None:
            return None
        return importlib.import_module(dotted) if importlib.util.find_spec(dotted) else None


def as_tuple(value: Any) -> tuple[str, ...]:
    """Return a list of `source.yml` as a tuple; a single text there means a list of one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _read_table(path: Path, source: str, name: str, raw: dict[str, Any]) -> TableSpec:
    known = {
        *("description", "key", "key_pattern", "updated", "accepts", "payload_format"),
        *("delivery", "volume", "columns", "expectations", "contract"),
    }  # fmt: skip
    unknown = set(raw) - known
    if unknown or "key" not in raw or not raw.get("accepts"):
        raise UsageError(
            f"table '{name}' of source '{source}' is not described well",
            where=f"{path.name}, tables.{name}" + (f", unknown: {', '.join(sorted(unknown))}" if unknown else ""),
            fix=f"give at least key and accepts; known entries: {', '.join(sorted(known))}",
        )
    accepts = []
    for number, rule in enumerate(raw["accepts"], start=1):
        shape = rule.get("shape")
        if shape not in SHAPES or "glob" not in rule:
            raise UsageError(
                f"accepted file {number} of {source}.{name} needs a glob and a known shape",
                where=f"{path.name}, tables.{name}.accepts[{number}]",
                fix=f"shapes: {', '.join(SHAPES)}",
            )
        options = {k: v for k, v in rule.items() if k not in ("glob", "shape")}
        accepts.append(Accepted(glob=rule["glob"], shape=shape, options=options))
    volume = raw.get("volume") or {}
    return TableSpec(
        source=source,
        name=name,
        key=tuple(as_tuple(part) for part in as_tuple(raw["key"])),
        key_pattern=raw.get("key_pattern"),
        updated=as_tuple(raw.get("updated")),
        accepts=tuple(accepts),
        payload_format=raw.get("payload_format", f"{source}_{name}"),
        delivery=raw.get("delivery", "folder"),
        min_share_of_last_load=float(volume.get("min_share_of_last_load", DEFAULT_MIN_SHARE)),
        max_conflict_share=float(volume.get("max_conflict_share", DEFAULT_MAX_CONFLICT_SHARE)),
        columns=raw.get("columns") or {},
        expectations=tuple(raw.get("expectations") or ()),
        contract=read_contract(raw.get("contract") or {}, where=f"{path.name}, tables.{name}.contract"),
        description=raw.get("description", ""),
    )


def read_source(path: Path) -> SourceSpec:
    """Read one `source.yml`. Raises UsageError naming the entry that is missing or unknown."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    missing = [k for k in ("name", "title", "publisher", "licence", "cadence", "tables") if not raw.get(k)]
    if missing:
        raise UsageError(f"a source needs: {', '.join(missing)}", where=str(path), fix="add these entries")
    tables = {name: _read_table(path, raw["name"], name, table) for name, table in raw["tables"].items()}
    return SourceSpec(
        name=raw["name"],
        title=raw["title"],
        publisher=raw["publisher"],
        licence=raw["licence"],
        homepage=raw.get("homepage", ""),
        cadence=raw["cadence"],
        cron=raw.get("cron"),
        tables=tables,
        api=raw.get("api") or {},
        tier=raw.get("tier", "public_proxy"),
    )


@cache
def all_sources(folder: Path = SOURCES_DIR) -> dict[str, SourceSpec]:
    """Every source of the project by name, in alphabetical order."""
    specs = [read_source(path) for path in sorted(folder.glob("*/source.yml"))]
    return {spec.name: spec for spec in specs}


def all_tables() -> dict[str, TableSpec]:
    """Every raw table of the project by `source.table`."""
    return {table.full_name: table for source in all_sources().values() for table in source.tables.values()}

"""Vendor drops: one folder per vendor with a manifest that says what was sent, as of when and under which licence.

Belongs here: reading and checking the manifest against the folder. Does not belong here: the tables' contract
(source.yml) or holding the files against it (landing).

The manifest is `<vendor>/manifest.json`:
`{"vendor", "extract_date", "asof_date", "licence_id", "files": {"vendor_deal.csv": {"row_count", "sha256"}}}`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.errors import GateRefused
from dagster_project.landing.delivery import Delivery, Stated, files_below, plan_by_rules
from dagster_project.landing.records import iso_date
from dagster_project.sources.spec import SourceSpec

MANIFEST = "manifest.json"
MEMBERS = ("vendor", "extract_date", "asof_date", "licence_id", "files")
_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass
class _Drop:
    """What a manifest states, and what is wrong with it."""

    asof_date: date | None = None
    extract_date: date | None = None
    licence_id: str = ""
    files: dict[str, Stated] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def plan(folder: Path, spec: SourceSpec) -> tuple[list[Delivery], list[Path]]:
    """One series of deliveries per vendor's folder.

    Raises GateRefused with every fault of every manifest: a drop whose manifest is wrong is not read at all.
    """
    deliveries: list[Delivery] = []
    faults: list[str] = []
    loose = [path for path in files_below(folder) if path.parent == folder]
    for home in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "~"))):
        drop = _read_drop(home)
        mine, unknown = plan_by_rules(home, spec)
        drop.faults += _faults_of_files(home, drop, mine, unknown)
        faults += [f"{home.name}/{MANIFEST}: {fault}" for fault in drop.faults]
        deliveries += [_with_terms(delivery, home, drop) for delivery in mine if not drop.faults]
    if faults:
        raise GateRefused(
            "a vendor's drop is not what its manifest says; nothing of it was read and the last good drop stays in use"
            + "\n  - ".join(["", *faults]),
            where=str(folder),
            fix="mend the manifest or the files beside it and refresh again; docs/vendor-drops.md shows a whole drop",
        )
    return deliveries, loose


def _with_terms(delivery: Delivery, home: Path, drop: _Drop) -> Delivery:
    delivery.series = home.name
    delivery.as_of = drop.asof_date
    delivery.terms = {"licence_id": drop.licence_id, "extract_date": str(drop.extract_date)}
    for item in delivery.inputs:
        item.stated = drop.files[item.name]
        item.name = f"{home.name}/{item.name}"
    return delivery


def _read_drop(home: Path) -> _Drop:
    drop = _Drop()
    path = home / MANIFEST
    if not path.is_file():
        drop.faults.append("is not there; it states vendor, dates, licence, and rows and sha256 of each file")
        return drop
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        drop.faults.append(f"is no JSON ({error})")
        return drop
    if not isinstance(raw, dict) or set(raw) != set(MEMBERS):
        found = ", ".join(raw) if isinstance(raw, dict) else type(raw).__name__
        drop.faults.append(f"needs exactly the members {', '.join(MEMBERS)} (found: {found})")
        return drop
    _read_names(raw, home, drop)
    _read_dates(raw, drop)
    _read_files(raw["files"], drop)
    return drop


def _read_names(raw: dict[str, Any], home: Path, drop: _Drop) -> None:
    if raw["vendor"] != home.name or not _SLUG.fullmatch(home.name):
        drop.faults.append(
            f"vendor is {raw['vendor']!r} in folder '{home.name}'; both are one name of small letters, digits and _"
        )
    if not isinstance(raw["licence_id"], str) or not raw["licence_id"].strip():
        drop.faults.append("licence_id is empty; name the licence under which the rows may be used")
    else:
        drop.licence_id = raw["licence_id"].strip()


def _read_dates(raw: dict[str, Any], drop: _Drop) -> None:
    today = date.today()
    for name in ("asof_date", "extract_date"):
        found = iso_date(raw[name])
        if found is None or raw[name] != found.isoformat():
            drop.faults.append(f"{name} is {raw[name]!r}, no date; write YYYY-MM-DD")
        elif found > today:
            drop.faults.append(f"{name} {found} lies in the future (today is {today}); state the day of the data")
        else:
            setattr(drop, name, found)
    if drop.asof_date and drop.extract_date and drop.asof_date > drop.extract_date:
        drop.faults.append(f"asof_date {drop.asof_date} is after extract_date {drop.extract_date}")


def _read_files(raw: Any, drop: _Drop) -> None:
    if not isinstance(raw, dict) or not raw:
        drop.faults.append("files is empty; list each file with its row_count and sha256")
        return
    for name, entry in raw.items():
        stated = entry if isinstance(entry, dict) else {}
        n_rows, digest = stated.get("row_count"), stated.get("sha256")
        if type(n_rows) is not int or n_rows < 0:
            drop.faults.append(f"files.{name}.row_count is {n_rows!r}, no count of the rows below the header")
        elif not isinstance(digest, str) or not _SHA256.fullmatch(digest.lower()):
            drop.faults.append(f"files.{name}.sha256 is {digest!r}, not 64 hexadecimal digits")
        else:
            drop.files[name] = Stated(n_rows, digest.lower())


def _faults_of_files(home: Path, drop: _Drop, mine: list[Delivery], unknown: list[Path]) -> list[str]:
    """Hold the list of files against the folder. Where the manifest could not be read there is no list to hold."""
    if not drop.files:
        return []
    tables: dict[str, list[str]] = {}
    for delivery in mine:
        tables.setdefault(delivery.table.name, []).extend(item.name for item in delivery.inputs)
    known = [name for names in tables.values() for name in names]
    others = [path.relative_to(home).as_posix() for path in unknown if path != home / MANIFEST]
    faults = [f"'{name}' is listed but not there" for name in drop.files if not (home / name).is_file()]
    faults += [f"'{name}' lies there but is not listed" for name in [*known, *others] if name not in drop.files]
    faults += [f"'{name}' is no table of the contract" for name in others if name in drop.files]
    faults += [f"table {table} comes twice: {', '.join(names)}" for table, names in tables.items() if len(names) > 1]
    return faults

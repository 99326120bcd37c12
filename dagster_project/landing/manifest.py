"""The manifest of a load and the reading back of loads: what was landed, from what, and whether it may be used.

Belongs here: the files `manifest.json` (written once, with the load) and `verdict.json` (written once, by the gate),
and the questions asked of them. Does not belong here: deciding (volume rules, expectations).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dagster_project.landing.files import write_text_once

MANIFEST = "manifest.json"
VERDICT = "verdict.json"
QUARANTINE = "quarantine.parquet"


@dataclass(frozen=True)
class InputFacts:
    """One file or request that a load was made from."""

    name: str
    sha256: str
    n_bytes: int
    n_records: int = 0
    announced_total: int | None = None
    url: str | None = None


@dataclass(frozen=True)
class Manifest:
    """Everything known about a load; never edited after it was written."""

    load_id: str
    source: str
    table: str
    data_tier: str
    profile: str
    status: str  # landed | refused
    refusals: tuple[str, ...]
    notes: tuple[str, ...]
    landed_at: str
    as_of: str | None
    n_rows: int
    n_bytes: int
    n_quarantined: dict[str, int]
    publisher_total: int | None
    content_sha256: str | None  # null where an input changed while it was read
    inputs: tuple[InputFacts, ...]
    fields: dict[str, str]
    fields_added: tuple[str, ...]
    fields_removed: tuple[str, ...]
    fields_retyped: tuple[str, ...]
    previous_load_id: str | None
    title: str
    publisher: str
    licence: str
    series: str = ""  # the deliverer, where several deliver the same table
    terms: dict[str, str] = field(default_factory=dict)
    refused_with: tuple[str, ...] = ()  # tables of the same drop whose refusal is the only reason for this one's

    def to_json(self) -> str:
        """Return the manifest as readable JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)


@dataclass(frozen=True)
class Load:
    """A load on disk: its folder, manifest and the gate's verdict (None until the gate has spoken)."""

    folder: Path
    manifest: Manifest
    verdict: str | None

    @property
    def is_good(self) -> bool:
        """True where the load landed whole and passed its gate: it may be built from."""
        return self.manifest.status == "landed" and self.verdict == "passed"

    @property
    def parts(self) -> list[Path]:
        """The Parquet files of the load's records."""
        return sorted(self.folder.glob("part-*.parquet"))

    @property
    def as_of_date(self) -> date:
        """The publisher's date of the load; the day of landing where it states none."""
        return date.fromisoformat(self.manifest.as_of) if self.manifest.as_of else self.landed_at.date()

    @property
    def landed_at(self) -> datetime:
        """When it was landed, UTC."""
        return datetime.fromisoformat(self.manifest.landed_at)


def read_load(folder: Path) -> Load | None:
    """Read a load's folder; None where there is no manifest (a landing that was killed before it finished)."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["inputs"] = tuple(InputFacts(**item) for item in raw["inputs"])
    for name in ("refusals", "notes", "fields_added", "fields_removed", "fields_retyped", "refused_with"):
        raw[name] = tuple(raw.get(name, ()))
    verdict_path = folder / VERDICT
    verdict = json.loads(verdict_path.read_text(encoding="utf-8"))["verdict"] if verdict_path.is_file() else None
    # loads are kept for years: an older version's manifest may hold members that no longer mean anything
    known = {member.name for member in fields(Manifest)}
    manifest = Manifest(**{name: value for name, value in raw.items() if name in known})
    return Load(folder=folder, manifest=manifest, verdict=verdict)


def loads_of(
    raw_dir: Path, source: str, table: str, data_tier: str | None = None, series: str | None = None
) -> list[Load]:
    """Every load of a table (of one tier, one series) on disk, oldest first by the publisher's date, then landing."""
    folder = raw_dir / source / table
    if not folder.is_dir():
        return []
    found = [read_load(path) for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")]
    mine = [
        load
        for load in found
        if load and data_tier in (None, load.manifest.data_tier) and series in (None, load.manifest.series)
    ]
    return sorted(mine, key=lambda load: (load.as_of_date, load.manifest.load_id))


def last_good(
    raw_dir: Path, source: str, table: str, data_tier: str, *, series: str | None = None, until: date | None = None
) -> Load | None:
    """The newest load of a table (of one series) that may be built from, dated `until` or before.

    An old snapshot that is delivered late is compared with what came before it, not with today's.
    """
    good = [load for load in loads_of(raw_dir, source, table, data_tier, series) if load.is_good]
    earlier = [load for load in good if until is None or load.as_of_date <= until]
    return earlier[-1] if earlier else None


def write_verdict(load: Load, *, passed: bool, details: list[dict[str, Any]]) -> None:
    """Write the gate's verdict beside the load. A rejected load that is delivered again is judged anew."""
    body = {"verdict": "passed" if passed else "rejected", "details": details}
    write_text_once(load.folder / VERDICT, json.dumps(body, indent=1, ensure_ascii=False, default=str))

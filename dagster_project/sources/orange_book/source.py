"""Orange Book: the monthly zip that holds all three tables, and the month of a delivery.

Belongs here: which member of the zip makes which table. Does not belong here: dates and types (staging).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import cut_delimited
from dagster_project.landing.delivery import Cutter, Delivery, Input, plan_by_rules
from dagster_project.landing.records import CutResult
from dagster_project.sources.spec import SourceSpec

MEMBERS = {"products": "products.txt", "patents": "patent.txt", "exclusivity": "exclusivity.txt"}


def as_of(path: Path) -> date | None:
    """The month in the name of the publisher's zip (`EOBZIP_2026_03.zip`), as its first day."""
    found = re.search(r"(20\d{2})_(0[1-9]|1[0-2])", path.name)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _member_cutter(member: str) -> Cutter:
    def cut_member(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
        try:
            with zipfile.ZipFile(path) as archive:
                names = {Path(name).name.lower(): name for name in archive.namelist()}
                if member not in names:
                    raise InputBroken(f"the zip lacks {member}", fix="take the complete Orange Book zip of the month")
                # the agency writes the files on Windows; its few letters beyond ASCII are of the Western code page
                with archive.open(names[member]) as raw:
                    text = io.TextIOWrapper(raw, encoding="cp1252", newline="")
                    yield from cut_delimited(text, delimiter="~", quoting=False)
        except (zipfile.BadZipFile, EOFError) as error:
            raise InputBroken(f"this is not a whole zip file ({error})", fix="download it again") from error

    return cut_member


def plan(folder: Path, spec: SourceSpec) -> tuple[list[Delivery], list[Path]]:
    """Return one delivery per table file, and one per table from each zip; oldest first."""
    deliveries, unknown = plan_by_rules(folder, spec)
    for archive in (path for path in unknown if path.suffix == ".zip"):
        name = archive.relative_to(folder).as_posix()
        deliveries += [
            Delivery(spec.tables[table], [Input(archive, name, _member_cutter(member), table)], as_of=as_of(archive))
            for table, member in MEMBERS.items()
        ]
    in_order = sorted(deliveries, key=lambda d: (d.table.name, d.as_of or date.min, d.label))
    return in_order, [path for path in unknown if path.suffix != ".zip"]

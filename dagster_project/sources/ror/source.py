"""ROR: the dump, a zip with the registry as one JSON array beside other forms of it.

Belongs here: which member of the zip is read. Does not belong here: names and countries (staging).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_json import cut_json
from dagster_project.landing.records import CutResult

# Until 2025 a dump held both schemas; since then it holds schema 2 only, without saying so in the name.
MEMBERS = ("schema_v2.json", "ror-data.json")


def _cut_dump(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut the schema-2 JSON of a dump, read as a stream because it is hundreds of megabytes."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            member = next((name for end in MEMBERS for name in names if name.endswith(end)), None)
            if member is None:
                raise InputBroken(
                    f"no member ends with {' or '.join(MEMBERS)}", fix="take the data dump of the registry from Zenodo"
                )
            with archive.open(member) as raw:
                text = io.TextIOWrapper(raw, encoding="utf-8-sig")
                yield from cut_json(text, records_at=(), record_marker="locations", facts=facts)
    except (zipfile.BadZipFile, EOFError) as error:
        raise InputBroken(f"this is not a whole zip file ({error})", fix="download it again") from error


CUTTERS = {"dump": _cut_dump}

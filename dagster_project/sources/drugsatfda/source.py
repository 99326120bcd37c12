"""Drugs@FDA: the two deliveries (openFDA JSON, the agency's zip of tab files) and the openFDA API.

Belongs here: which files make one delivery and how the tab files join into one record per application.
Does not belong here: reading dates or types (staging).
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import delimited_objects
from dagster_project.landing.delivery import Delivery, Input, date_in_name, plan_by_rules
from dagster_project.landing.fetch import Fetcher, save_offset_pages
from dagster_project.landing.inputs import open_zip
from dagster_project.landing.records import Broken, Cut, CutResult, iso_date, row_to_payload
from dagster_project.sources.spec import SourceSpec

APPLICATIONS = "Applications.txt"
NEEDED = (APPLICATIONS, "Products.txt", "Submissions.txt")
LOOKUPS = {"SubmissionClass_Lookup.txt": "SubmissionClassCodeID", "MarketingStatus_Lookup.txt": "MarketingStatusID"}
# The agency writes these files on Windows: UTF-8 where it happens to be, else the Western code page.
ENCODINGS = ("utf-8-sig", "cp1252")
HEAD_BYTES = 4096
Row = dict[str, str]


def _text(raw: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
    raise InputBroken(
        f"{name}, line {line}: neither UTF-8 nor Windows-1252", fix="download the Drugs@FDA files again, unpacked only"
    )


def _table(read: Callable[[str], bytes], name: str, *needed: str) -> Iterator[tuple[int, Row] | Broken]:
    """Read a tab file as (line, row); a row with more cells than columns is Broken."""
    stream = io.StringIO(_text(read(name), name).replace("\r\n", "\n"))
    count = 0
    try:
        for found in delimited_objects(stream, delimiter="\t", quoting=False):
            count += 1
            if isinstance(found, Broken):
                yield replace(found, member=name)
                continue
            row = {column: value.strip() for column, value in found[1].items()}
            if missing := [column for column in needed if column not in row]:
                raise InputBroken(f"no column {', '.join(missing)}", fix="download the Drugs@FDA files again")
            yield found[0], row
    except InputBroken as error:
        raise InputBroken(f"table {name}: {error.reason}", position=error.position, fix=error.fix) from error
    if not count:
        raise InputBroken(f"table {name} is empty", fix="download the Drugs@FDA files again")


def _join(read: Callable[[str], bytes], names: set[str]) -> Iterator[CutResult]:
    """Join the tab files into one record per application; `read` returns a file's bytes by name.

    A row whose application is not listed can be joined to nothing: it is Broken, of the kind `no_application`.
    """
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise InputBroken(
            f"the delivery lacks {', '.join(missing)}",
            fix="take the complete Drugs@FDA zip; without these tables no approval date is known",
        )
    lookups: dict[str, dict[str, Row]] = {
        key: {row[1][key]: row[1] for row in _table(read, name, key) if not isinstance(row, Broken)}
        for name, key in LOOKUPS.items()
        if name in names
    }
    listed = list(_table(read, APPLICATIONS, "ApplNo", "ApplType"))
    known = {row[1]["ApplNo"] for row in listed if not isinstance(row, Broken)}
    parts: dict[str, dict[str, list[Row]]] = {}
    for table in ("Products", "Submissions", "MarketingStatus"):
        by_application: dict[str, list[Row]] = defaultdict(list)
        name = f"{table}.txt"
        for found in _table(read, name, "ApplNo") if name in names else ():
            if isinstance(found, Broken):
                yield found
                continue
            line, row = found
            for key, looked_up in lookups.items():
                row |= {k: v for k, v in looked_up.get(row.get(key, ""), {}).items() if k != key}
            if row["ApplNo"] in known:
                by_application[row["ApplNo"]].append(row)
            else:
                reason = f"application {row['ApplNo']} is not in {APPLICATIONS}"
                yield Broken(line, reason, row_to_payload(row), member=name, kind="no_application")
        parts[table] = by_application
    for found in listed:
        if isinstance(found, Broken):
            yield found
            continue
        line, row = found
        record: dict[str, Any] = {**row, **{table: rows.get(row["ApplNo"], []) for table, rows in parts.items()}}
        number = f"{row['ApplType']}{row['ApplNo']}" if row["ApplNo"] else None
        yield Cut({"application_number": number}, row_to_payload(record), line, member=APPLICATIONS)


def _cut_zip(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    with open_zip(path) as archive:
        members = {Path(name).name: name for name in archive.namelist()}
        yield from _join(lambda name: archive.read(members[name]), set(members))


def _cut_folder(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut the tab files of a folder. The whole set is cut with its first file; the others only count as inputs."""
    files = {item.name: item for item in path.parent.glob("*.txt")}
    if path.name == min(files):
        yield from _join(lambda name: files[name].read_bytes(), set(files))


CUTTERS = {"tables_zip": _cut_zip, "tables_folder": _cut_folder}


def _as_of(item: Input) -> date | None:
    """The publisher's date: `last_updated` of an openFDA file, else the date in the file's name."""
    if item.payload_format == "openfda_json" and item.path.suffix == ".json":
        with item.path.open("rb") as handle:
            found = re.search(rb'"last_updated"\s*:\s*"([0-9-]*)"', handle.read(HEAD_BYTES))
        stated = iso_date(found[1].decode()) if found else None
        if stated:
            return stated
    return date_in_name(item.path)


def plan(folder: Path, spec: SourceSpec) -> tuple[list[Delivery], list[Path]]:
    """Each zip of tables, each folder of tables, and all openFDA parts together are a delivery of their own."""
    matched, unknown = plan_by_rules(folder, spec, custom=CUTTERS)
    groups: dict[str, list[Input]] = defaultdict(list)
    for item in (item for delivery in matched for item in delivery.inputs):
        if item.payload_format == "openfda_json":
            groups["openfda"].append(item)
        else:
            groups[str(item.path.parent if item.path.suffix == ".txt" else item.path)].append(item)
    table = spec.tables["applications"]
    deliveries = [Delivery(table, items, as_of=_as_of(items[0])) for items in groups.values()]
    return sorted(deliveries, key=lambda d: (d.as_of or date.min, d.label)), unknown


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Page through openFDA `drug/drugsfda`; beyond 25,000 records only its `search_after` link pages on."""
    save_offset_pages(fetcher, "/drug/drugsfda.json", spool, page_size=fetcher.source.api["page_size"])

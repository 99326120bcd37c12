"""From a folder of files to deliveries: which file belongs to which table, and how each is cut.

Belongs here: matching the `accepts` rules of a source and choosing the cutter by shape. Does not belong here: writing.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_contract import cut_by_contract
from dagster_project.landing.cut_json import cut_json, cut_json_lines
from dagster_project.landing.cut_tables import cut_delimited, cut_parquet, cut_workbook, is_header_with
from dagster_project.landing.inputs import open_member, open_text, open_zip
from dagster_project.landing.records import Broken, CutResult, at_path, real_date
from dagster_project.sources.contract import Contract
from dagster_project.sources.spec import Accepted, SourceSpec, TableSpec, as_tuple

Cutter = Callable[[Path, dict[str, Any]], Iterator[CutResult]]


@dataclass(frozen=True)
class Stated:
    """What a deliverer states about a file beside it: how many records it holds and what its bytes add up to."""

    n_rows: int
    sha256: str


@dataclass
class Input:
    """One file of a delivery; `facts` fills while it is cut (page members such as a total)."""

    path: Path
    name: str
    cut: Cutter
    payload_format: str
    total_at: tuple[str, ...] = ()
    url: str | None = None
    stated: Stated | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def records(self) -> Iterator[CutResult]:
        """Cut the file from its start."""
        self.facts.clear()
        yield from self.cut(self.path, self.facts)

    @property
    def set_name(self) -> str:
        """The folder it lies in: pages of one pull lie together."""
        return str(self.path.parent)

    @property
    def announced_total(self) -> int | None:
        """The publisher's own count of records, where this file states one. Known once the file was cut."""
        found = (str(at_path(self.facts, path)) for path in self.total_at)
        return next((int(text) for text in found if text.isascii() and text.isdigit()), None)


@dataclass
class Delivery:
    """What becomes one load: one or more inputs of one table, complete in the publisher's eyes.

    A `series` names the deliverer where several deliver the same table: each one's newest delivery is in use, and
    those of one folder land together or not at all. `terms` are what the deliverer states of the delivery as a whole.
    """

    table: TableSpec
    inputs: list[Input]
    as_of: date | None = None
    series: str = ""
    terms: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Short name for messages."""
        names = [item.name for item in self.inputs]
        return names[0] if len(names) == 1 else f"{len(names)} files ({names[0]} … {names[-1]})"


def date_in_name(path: Path) -> date | None:
    """Return the date that a file name carries as YYYY-MM-DD or YYYY-MM (first of the month), else None."""
    match = re.search(r"(20\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)", path.name)
    return real_date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None


def _cut_text(rule: Accepted, path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    options = rule.options
    with open_text(path, _encodings(rule)) as stream:
        if rule.shape == "json":
            yield from _cut_json_text(rule, stream, facts)
        elif rule.shape == "json_lines":
            yield from cut_json_lines(stream)
        else:
            header = options.get("header_has")
            yield from cut_delimited(
                stream,
                delimiter=options.get("delimiter", "\t" if rule.shape == "tsv" else ","),
                quoting=options.get("quoting", rule.shape == "csv"),
                is_header=is_header_with(*header) if header else None,
                columns=tuple(options.get("columns", ())),
            )


def _cut_json_text(rule: Accepted, stream: TextIO, facts: dict[str, Any]) -> Iterator[CutResult]:
    return cut_json(
        stream,
        records_at=tuple(rule.options.get("records_at", ())),
        record_marker=rule.options.get("record_marker", ""),
        facts=facts,
    )


def _encodings(rule: Accepted) -> tuple[str, ...]:
    return tuple(rule.options.get("encodings", ("utf-8-sig",)))


def _cut_member(rule: Accepted, stream: TextIO, facts: dict[str, Any]) -> Iterator[CutResult]:
    if rule.options.get("member_shape") == "csv":
        return cut_delimited(stream)
    return _cut_json_text(rule, stream, facts)


def _cut_zip(rule: Accepted, path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut a zip of JSON files, each an array, a page or one record, or of delimited tables (`member_shape: csv`).

    A member without a readable first record is Broken, so that one bad study does not stop a zip of single studies.
    """
    with open_zip(path) as archive:
        members = sorted(name for name in archive.namelist() if _is_wanted(name, rule))
        if not members:
            wanted = rule.options.get("members", "*.json")
            raise InputBroken(f"the zip holds no file {wanted}", fix="check that this is the publisher's archive")
        for member in members:
            count = 0
            try:
                with open_member(archive, member, _encodings(rule)) as stream:
                    for cut in _cut_member(rule, stream, facts):
                        count += 1
                        yield replace(cut, member=member)
            except InputBroken as error:
                if count:
                    raise InputBroken(f"member {member}: {error.reason}", fix=error.fix) from error
                yield Broken(position=1, reason=error.reason, excerpt="", member=member)


def _is_wanted(member: str, rule: Accepted) -> bool:
    """True for the members a rule asks for; a Mac adds hidden twins of each file."""
    hidden = member.startswith("__MACOSX/") or Path(member).name.startswith(".")
    return not hidden and fnmatch.fnmatch(member, rule.options.get("members", "*.json"))


def cutter_for(rule: Accepted, contract: Contract) -> Cutter:
    """Return the function that cuts files of an accepted rule, by the table's contract where it has one."""
    if contract:
        return lambda path, facts: cut_by_contract(path, rule.shape, contract)
    if rule.shape == "zip":
        return lambda path, facts: _cut_zip(rule, path, facts)
    if rule.shape == "xlsx":
        header = rule.options.get("header_has")
        test = is_header_with(*header) if header else None
        return lambda path, facts: cut_workbook(path, is_header=test, sheet=rule.options.get("sheet"))
    if rule.shape == "parquet":
        return lambda path, facts: cut_parquet(path)
    return lambda path, facts: _cut_text(rule, path, facts)


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder in a stable order; hidden files and editor leftovers are not deliveries."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((".", "~")))


def _matches(path: Path, folder: Path, rule: Accepted) -> bool:
    name = path.relative_to(folder).as_posix()
    return any(fnmatch.fnmatch(candidate, rule.glob) for candidate in (name, path.name))


def plan_by_rules(
    folder: Path, spec: SourceSpec, *, custom: dict[str, Cutter] | None = None
) -> tuple[list[Delivery], list[Path]]:
    """Match the files of a source's folder with its rules.

    Returns the deliveries (oldest first, so that the newest ends up in use) and the files that no rule accepts.
    """
    unknown: list[Path] = []
    matched: dict[str, list[tuple[Path, Input]]] = {name: [] for name in spec.tables}
    for path in files_below(folder):
        hit = next(((t, r) for t in spec.tables.values() for r in t.accepts if _matches(path, folder, r)), None)
        if hit is None:
            unknown.append(path)
            continue
        table, rule = hit
        cut = (custom or {})[rule.options["cutter"]] if rule.shape == "custom" else cutter_for(rule, table.contract)
        item = Input(
            path=path,
            name=path.relative_to(folder).as_posix(),
            cut=cut,
            payload_format=rule.options.get("payload_format", table.payload_format),
            total_at=as_tuple(rule.options.get("total_at")),
        )
        matched[table.name].append((path, item))
    deliveries: list[Delivery] = []
    for name, items in matched.items():
        table = spec.tables[name]
        if not items:
            continue
        if table.delivery == "folder":
            deliveries.append(Delivery(table, [item for _, item in items]))
        else:
            deliveries.extend(Delivery(table, [item], as_of=as_of_of(spec, path)) for path, item in items)
    return sorted(deliveries, key=lambda d: (d.table.name, d.as_of or date.min, d.label)), unknown


def as_of_of(spec: SourceSpec, path: Path) -> date | None:
    """The publisher's date of a snapshot: what the source's `as_of(path)` reads in it, else the date in its name."""
    hook = getattr(spec.module, "as_of", None)
    return (hook(path) if hook else None) or date_in_name(path)


def plan(folder: Path, spec: SourceSpec) -> tuple[list[Delivery], list[Path]]:
    """Return (deliveries, unknown files) of a source's folder, by the source's own `plan` where it has one."""
    own = getattr(spec.module, "plan", None)
    return own(folder, spec) if own else plan_by_rules(folder, spec, custom=getattr(spec.module, "CUTTERS", None))

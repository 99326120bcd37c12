"""Landing deliveries: cut, write, judge, and give each load its final name in one step.

Belongs here: the order of these steps and the outcome. Does not belong here: Dagster, or which deliveries there are.
A landing that is killed leaves a hidden folder that the next refresh removes; nothing else ever sees it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from dagster_project.errors import InputBroken
from dagster_project.landing import drift, gate
from dagster_project.landing.delivery import Delivery, Input
from dagster_project.landing.files import explain_full_disk, move_whole, remove, write_text_once
from dagster_project.landing.inputs import Fingerprint, InputReplaced, fingerprint, refuse_if_replaced
from dagster_project.landing.manifest import (
    MANIFEST,
    InputFacts,
    Load,
    Manifest,
    last_good,
    loads_of,
    read_load,
)
from dagster_project.landing.writer import LoadWriter, Written
from dagster_project.settings import Settings
from dagster_project.sources.spec import SourceSpec

RECORDS_PER_TICK = 5000
CUTTING_VERSION = "1"  # part of a load's identity: raise it when the same file would now be cut differently


Tick = Callable[[Delivery, int], None]


@dataclass
class Outcome:
    """What became of one delivery; `load` is the load now on disk for it."""

    status: Literal["landed", "unchanged", "refused"]
    load: Load
    refusals: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Draft:
    """A delivery on its way: the load that already holds its content, or records written to a hidden folder."""

    delivery: Delivery
    known: Load | None
    working: Path | None = None
    manifest: Manifest | None = None

    @property
    def is_refused(self) -> bool:
        manifest = self.manifest or (self.known and self.known.manifest)
        return bool(manifest) and manifest.status == "refused"


def land(
    deliveries: list[Delivery], source: SourceSpec, settings: Settings, tick: Tick = lambda delivery, n: None
) -> list[Outcome]:
    """Land deliveries that belong together under `raw/<source>/<table>/<load_id>/`: all of them or none.

    Each outcome is `unchanged` where the newest good load holds the same content, `refused` (with reasons; the load
    stays on disk with them) where it is broken, empty, short or too small, or where one beside it is. Raises
    GateRefused on a full disk.
    """
    drafts: list[_Draft] = []
    try:
        for delivery in deliveries:
            with explain_full_disk(settings.raw_dir, f"landing {delivery.table.full_name}"):
                drafts.append(_draft(delivery, source, settings, tick))
        _refuse_together(drafts)
        with explain_full_disk(settings.raw_dir, f"landing {source.name}"):
            return [_finish(draft) for draft in drafts]
    finally:
        for draft in drafts:
            if draft.working:
                remove(draft.working)


def _draft(delivery: Delivery, source: SourceSpec, settings: Settings, tick: Tick) -> _Draft:
    table = delivery.table
    tier = settings.tier_of(source.tier)
    prints = {item.name: fingerprint(item.path) for item in delivery.inputs}
    content = _content_hash(prints, delivery)
    known = _same_content(settings, delivery, tier, content)
    if known and not (known.manifest.status == "refused" and _is_worth_another_try(known, delivery, settings)):
        return _Draft(delivery, known)
    now = datetime.now(UTC).replace(tzinfo=None)
    load_id = f"{now:%Y%m%dT%H%M%S%f}Z-{content[:8]}"
    home = settings.raw_dir / source.name / table.name
    home.mkdir(parents=True, exist_ok=True)
    working = home / f".landing-{os.getpid()}-{secrets.token_hex(4)}"
    working.mkdir()
    try:
        manifest = _write(working, delivery, source, settings, prints, (load_id, tier, content, now), tick)
    except BaseException:
        remove(working)
        raise
    return _Draft(delivery, known, working, manifest)


def _is_worth_another_try(known: Load, delivery: Delivery, settings: Settings) -> bool:
    """True where the same content need not be refused again: its size is accepted now, or only a neighbour was bad."""
    return bool(known.manifest.refused_with) or delivery.table.full_name in settings.accept_smaller


def _refuse_together(drafts: list[_Draft]) -> None:
    """Refuse what was good beside something refused, so that no half of a drop is ever used."""
    culprits = tuple(draft.delivery.table.full_name for draft in drafts if draft.is_refused)
    for draft in drafts:
        if culprits and draft.manifest and not draft.is_refused:
            reason = (
                f"{draft.delivery.table.full_name}: not used, because {', '.join(culprits)} of the same drop "
                "cannot be used; mend that and deliver the drop again"
            )
            draft.manifest = replace(draft.manifest, status="refused", refusals=(reason,), refused_with=culprits)


def _finish(draft: _Draft) -> Outcome:
    """Give a draft its final name and say what became of it."""
    known, manifest, working = draft.known, draft.manifest, draft.working
    if known and (manifest is None or manifest.refused_with):
        if known.manifest.status == "landed":
            return Outcome("unchanged", known)
        return Outcome("refused", known, list((manifest or known.manifest).refusals))
    if manifest is None or working is None:
        raise RuntimeError("a delivery without known content was not written")
    write_text_once(working / MANIFEST, manifest.to_json())
    final = working.with_name(manifest.load_id)
    move_whole(working, final)
    load = read_load(final)
    if load is None:
        raise RuntimeError(f"the load {manifest.load_id} has no manifest after it was moved")
    status: Literal["landed", "refused"] = "landed" if manifest.status == "landed" else "refused"
    return Outcome(status, load, list(manifest.refusals), list(manifest.notes))


def _content_hash(prints: dict[str, Fingerprint], delivery: Delivery) -> str:
    parts = [CUTTING_VERSION, delivery.table.full_name, *sorted(p.sha256 for p in prints.values())]
    if delivery.series:
        stated = [(item.stated.n_rows, item.stated.sha256) for item in delivery.inputs if item.stated]
        parts.append(json.dumps([str(delivery.as_of), delivery.terms, stated], sort_keys=True))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _same_content(settings: Settings, delivery: Delivery, tier: str, content: str) -> Load | None:
    """The load that makes landing the same content again pointless.

    A snapshot with a date of its own is landed once. Content without one is landed again when another load is in use
    by now, because the newest landing is the one in use.
    """
    table = delivery.table
    for load in reversed(loads_of(settings.raw_dir, table.source, table.name, tier, delivery.series)):
        if load.manifest.content_sha256 == content:
            return load
        if load.is_good and not load.manifest.as_of:
            return None
    return None


def _write(
    working: Path,
    delivery: Delivery,
    source: SourceSpec,
    settings: Settings,
    prints: dict[str, Fingerprint],
    identity: tuple[str, str, str, datetime],
    tick: Tick,
) -> Manifest:
    load_id, tier, content, now = identity
    with LoadWriter(working, delivery, now) as writer:
        errors = [(item, _write_input(writer, item, prints[item.name], tick)) for item in delivery.inputs]
        found = writer.close()
    broken = [_explain(delivery, item, error) for item, error in errors if error]
    last = last_good(
        settings.raw_dir, source.name, delivery.table.name, tier, series=delivery.series, until=delivery.as_of
    )
    accept = delivery.table.full_name in settings.accept_smaller
    altered = gate.altered_since_stated(delivery, {name: print_.sha256 for name, print_ in prints.items()})
    reasons = altered + (broken or gate.refusals(delivery, found, last, accept_smaller=accept))
    fields = _fields(delivery, writer.records.path) if found.n_rows else {}
    change = drift.compare(last.manifest.fields if last else None, fields) if fields else drift.Drift()
    return Manifest(
        load_id=load_id,
        source=source.name,
        table=delivery.table.name,
        data_tier=tier,
        profile=settings.profile,
        status="refused" if reasons else "landed",
        refusals=tuple(reasons),
        notes=tuple(_notes(found, change)),
        landed_at=now.isoformat(),
        as_of=delivery.as_of.isoformat() if delivery.as_of else None,
        n_rows=found.n_rows,
        n_bytes=found.n_bytes,
        n_quarantined=dict(sorted(found.quarantined.items())),
        publisher_total=gate.publisher_total(delivery),
        content_sha256=None if any(isinstance(error, InputReplaced) for _, error in errors) else content,
        inputs=tuple(
            InputFacts(
                name=item.name,
                sha256=prints[item.name].sha256,
                n_bytes=prints[item.name].n_bytes,
                n_records=found.per_input[item.name],
                announced_total=item.announced_total,
                url=item.url,
            )
            for item in delivery.inputs
        ),
        fields=fields,
        fields_added=change.added,
        fields_removed=change.removed,
        fields_retyped=change.retyped,
        previous_load_id=last.manifest.load_id if last else None,
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        series=delivery.series,
        terms=delivery.terms,
    )


def _fields(delivery: Delivery, records: Path) -> dict[str, str]:
    contract = delivery.table.contract
    return drift.fields_of_contract(contract) if contract else drift.fields_of([records])


def _write_input(writer: LoadWriter, item: Input, known: Fingerprint, tick: Tick) -> InputBroken | None:
    """Write one input; return what is wrong where it is unreadable from some point on."""
    count = 0
    try:
        for cut in item.records():
            writer.add(item, cut)
            count += 1
            if count % RECORDS_PER_TICK == 0:
                tick(writer.delivery, writer.found.n_cut)
        refuse_if_replaced(item.path, known)
    except InputBroken as error:
        return error
    return None


def _explain(delivery: Delivery, item: Input, error: InputBroken) -> str:
    next_step = f"; {error.fix}" if error.fix else ""
    return f"{delivery.table.full_name}: {item.url or item.path}: {error.reason}{next_step}"


def _notes(found: Written, change: drift.Drift) -> list[str]:
    notes = change.notes()
    if found.conflict_example:
        n_conflicts = found.quarantined["conflicting_version"]
        notes.append(f"{n_conflicts} record(s) on which inputs disagree; kept the fuller ({found.conflict_example})")
    return notes

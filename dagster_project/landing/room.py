"""What the landing room does for one source: find its deliveries (a folder or an API), land each, say what happened.

Belongs here: the glue between a profile and `land`, and which refusals stop a refresh. Does not belong here: Dagster.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dagster_project.errors import UsageError
from dagster_project.landing.delivery import Delivery, plan
from dagster_project.landing.fetch import URLS, Fetcher
from dagster_project.landing.files import explain_full_disk, explain_refused_path, remove
from dagster_project.landing.land import Outcome, land
from dagster_project.settings import Settings
from dagster_project.sources.spec import SourceSpec


@dataclass
class SourceResult:
    """What became of a source in this run. No outcome at all means that nothing was delivered."""

    source: SourceSpec
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    @property
    def stopping_refusals(self) -> list[str]:
        """Refusals of tables for which their deliverer has no other usable delivery here: these stop the refresh."""
        reasons = []
        for outcomes in self._by_series():
            if all(outcome.status == "refused" for outcome in outcomes):
                reasons += [reason for outcome in outcomes for reason in outcome.refusals if _is_at_fault(outcome)]
        return reasons

    @property
    def passed_over_refusals(self) -> list[str]:
        """Refusals beside another usable delivery of the same table: reported, but the refresh goes on."""
        stopping = set(self.stopping_refusals)
        every = [r for outcomes in self.outcomes.values() for o in outcomes for r in o.refusals if _is_at_fault(o)]
        return [reason for reason in every if reason not in stopping]

    def _by_series(self) -> list[list[Outcome]]:
        """The outcomes of each table and deliverer."""
        groups: dict[tuple[str, str], list[Outcome]] = {}
        for table, outcomes in self.outcomes.items():
            for outcome in outcomes:
                groups.setdefault((table, outcome.load.manifest.series), []).append(outcome)
        return list(groups.values())


def _is_at_fault(outcome: Outcome) -> bool:
    """False for what was refused only because of another file of its drop: naming that file is enough."""
    return not outcome.load.manifest.refused_with


@explain_refused_path()
def land_source(
    source: SourceSpec, settings: Settings, tell: Callable[[str], None] = lambda text: None
) -> SourceResult:
    """Land what the profile delivers for a source.

    Raises SourceUnreachable where an API cannot be used, UsageError where a folder holds nothing readable or a path
    cannot be used, and GateRefused on a full disk.
    """
    result = SourceResult(source)
    home = settings.raw_dir / source.name
    _sweep(home)
    folder = settings.delivery_of(source.name, source.tier)
    if folder:
        if folder.is_dir():
            _land_folder(folder, result, settings, tell)
        return result
    missing = getattr(source.module, "not_ready", lambda: None)()
    if missing:
        result.warnings.append(f"{source.name}: not fetched: {missing}")
        return result
    if not hasattr(source.module, "fetch"):
        result.warnings.append(f"{source.name}: the publisher has no API; use --profile files with its download")
        return result
    spool = home / f".spool-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        with explain_full_disk(settings.raw_dir, f"fetching {source.name}"):
            spool.mkdir(parents=True)
            fetcher = Fetcher(source, base_url=settings.endpoints.get(source.name), progress=tell)
            source.module.fetch(fetcher, spool)  # type: ignore[union-attr]
        _land_folder(spool, result, settings, tell)
    finally:
        remove(spool)
    return result


def _land_folder(folder: Path, result: SourceResult, settings: Settings, tell: Callable[[str], None]) -> None:
    source = result.source
    deliveries, unknown = plan(folder, source)
    urls = {name: url for path in folder.rglob(URLS) for name, url in json.loads(path.read_text("utf-8")).items()}
    if unknown:
        names = ", ".join(path.relative_to(folder).as_posix() for path in unknown[:5])
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        result.warnings.append(f"{source.name}: not read: {names}{more}; it reads {_readable(source)}")
    if not deliveries:
        raise UsageError(
            f"nothing that source '{source.name}' reads",
            where=str(folder),
            fix=f"put the publisher's files there; it reads {_readable(source)}",
        )
    for item in (item for delivery in deliveries for item in delivery.inputs):
        item.url = urls.get(item.path.name)
    for together in _drops(deliveries):
        outcomes = land(together, source, settings, tick=lambda d, n: tell(f"{d.table.name}: {n:,} records"))
        for delivery, outcome in zip(together, outcomes, strict=True):
            result.outcomes.setdefault(delivery.table.name, []).append(outcome)


def _drops(deliveries: list[Delivery]) -> list[list[Delivery]]:
    """Deliveries that land together: those of one series; a publisher's own each stand alone."""
    alone = [[delivery] for delivery in deliveries if not delivery.series]
    series = dict.fromkeys(delivery.series for delivery in deliveries if delivery.series)
    return alone + [[delivery for delivery in deliveries if delivery.series == name] for name in series]


def _readable(source: SourceSpec) -> str:
    return ", ".join(dict.fromkeys(rule.glob for table in source.tables.values() for rule in table.accepts))


def _sweep(home: Path) -> None:
    """Remove what a killed landing left: hidden folders of processes that are gone."""
    for path in [*home.glob(".spool-*"), *home.glob("*/.landing-*")]:
        process = path.name.split("-")[1]
        if not process.isdigit() or int(process) == os.getpid() or not _is_running(int(process)):
            remove(path)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

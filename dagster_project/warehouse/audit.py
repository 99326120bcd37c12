"""Room 4 beyond expectations: the build against the last release, and what the release takes along as evidence.

Belongs here: what may not change silently from release to release. Does not belong here: expectations on values.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from dagster_project.errors import GateRefused
from dagster_project.quality.report import write_report
from dagster_project.quality.results import RunReport, SuiteResult
from dagster_project.settings import Settings
from dagster_project.warehouse.build import Build
from dagster_project.warehouse.diff import Difference, compare
from dagster_project.warehouse.exports import held_back
from dagster_project.warehouse.publish import DATABASE
from dagster_project.warehouse.releases import all_releases, serving_release_id

# A figure that moves by more than this share between two releases of one profile is worth a look (metrics, 8).
DRIFT_SHARE = 0.10
WRITTEN_ON_PUBLISH = ("meta.build", "meta.source_load")


@dataclass(frozen=True)
class Change:
    """The difference to the release that serves, None for a first one or another profile, and what to warn of."""

    difference: Difference | None = None
    warnings: list[str] = field(default_factory=list)


def against_last_release(settings: Settings, build_database: Path) -> Change:
    """Compare a build with the release that serves. Raises GateRefused where an exhibit lost all its rows."""
    serving = serving_release_id(settings)
    last = next((release for release in all_releases(settings) if release.release_id == serving), None)
    if last is None or last.manifest.get("profile") != settings.profile:
        return Change()
    difference = compare(last.folder / DATABASE, build_database)
    emptied = [
        f"{name} ({before:,} rows in release {last.release_id})"
        for name, (before, after) in difference.rows.items()
        if before and not after and name.startswith("exhibits.") and name not in settings.accept_smaller
    ]
    same_question = last.manifest.get("as_of_on") == (settings.as_of.isoformat() if settings.as_of else None)
    if emptied and same_question:
        raise GateRefused(
            f"exhibit tables would become empty: {', '.join(emptied)}; the last release still serves",
            where=str(settings.marts_path),
            fix=f"check the loads of this run; if it is right: --accept-smaller {emptied[0].split(' ')[0]}",
        )
    moved = [c for c in difference.figures_changed if abs(c["after"] - c["before"]) > DRIFT_SHARE * abs(c["before"])]
    warnings = []
    if moved and same_question:
        warnings.append(
            f"{len(moved)} of the figures moved by more than {DRIFT_SHARE:.0%} since release {last.release_id}; "
            f"see: biopharma diff {last.release_id} <new release>"
        )
    removed = [*difference.tables_removed, *difference.columns_removed]
    gone = [name for name in removed if name not in WRITTEN_ON_PUBLISH]
    if gone:
        warnings.append(f"no longer published: {', '.join(gone[:8])}")
    return Change(difference, warnings)


def write_extras(build: Build, release_id: str, suites: list[SuiteResult], settings: Settings, change: Change) -> Path:
    """Write what a release takes along: the quality report and the difference to the release before.

    Both leave out values of tiers whose export is held back.
    """
    tiers = held_back(settings)
    folder = build.folder / "extras"
    folder.mkdir(exist_ok=True)
    report = RunReport(
        release_id=release_id,
        as_of=settings.as_of or date.today(),
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        suites=tuple(suite.without_values_of(tiers) for suite in suites),
    )
    write_report(report, folder / "quality")
    if change.difference:
        difference = change.difference.without_figures_of(tiers)
        text = json.dumps(difference.to_dict(), indent=1, ensure_ascii=False, default=str)
        (folder / "diff.json").write_text(text, encoding="utf-8")
    return folder

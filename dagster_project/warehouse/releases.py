"""The releases on disk: which there are, which one serves, going back to an older one, dropping the oldest.

Belongs here: reading and re-serving releases. Does not belong here: making one (publish).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.errors import UsageError
from dagster_project.landing.files import remove
from dagster_project.settings import Settings
from dagster_project.warehouse.publish import DATABASE, DEFAULT_KEEP, RELEASE_MANIFEST, serve


@dataclass(frozen=True)
class ReleaseInfo:
    """A release on disk."""

    release_id: str
    folder: Path
    manifest: dict[str, Any]

    @property
    def built_at(self) -> datetime:
        """When it was built, UTC."""
        return datetime.fromisoformat(self.manifest["built_at"])


def all_releases(settings: Settings) -> list[ReleaseInfo]:
    """Every whole release on disk, newest first."""
    found = []
    for path in sorted(settings.releases_dir.glob("[!.]*"), reverse=True):
        manifest = path / RELEASE_MANIFEST
        if manifest.is_file() and (path / DATABASE).is_file():
            found.append(ReleaseInfo(path.name, path, json.loads(manifest.read_text(encoding="utf-8"))))
    return found


def published_file(settings: Settings) -> Path:
    """The published file. Raises UsageError where nothing is published yet."""
    if not settings.marts_path.is_file():
        raise UsageError("nothing is published yet", where=str(settings.marts_path), fix="biopharma refresh")
    return settings.marts_path


def serving_release_id(settings: Settings) -> str | None:
    """The id of the release that the published file holds; None where nothing is published yet."""
    if not settings.marts_path.is_file():
        return None
    with duckdb.connect(str(settings.marts_path), read_only=True) as connection:
        return connection.execute("select release_id from meta.build").fetchone()[0]


def find_release(settings: Settings, wanted: str) -> ReleaseInfo:
    """Find a release by id or an unambiguous beginning of it. Raises UsageError with the ids there are."""
    releases = all_releases(settings)
    hits = [release for release in releases if release.release_id.startswith(wanted)]
    if len(hits) == 1:
        return hits[0]
    known = ", ".join(release.release_id for release in releases) or "none"
    problem = f"'{wanted}' fits {len(hits)} releases" if hits else f"there is no release '{wanted}'"
    raise UsageError(problem, where=str(settings.releases_dir), fix=f"releases: {known}")


def rollback(settings: Settings, wanted: str) -> ReleaseInfo:
    """Serve an older release again; the newer ones stay on disk."""
    release = find_release(settings, wanted)
    serve(settings, release.folder)
    return release


def prune(settings: Settings, keep: int = DEFAULT_KEEP) -> list[str]:
    """Remove the oldest releases beyond `keep`, never the one that serves, and what killed publishes left."""
    serving = serving_release_id(settings)
    dropped = [release for release in all_releases(settings)[keep:] if release.release_id != serving]
    for release in dropped:
        remove(release.folder)
    for leftover in [*settings.releases_dir.glob(".publishing-*"), *settings.warehouse_dir.glob(f".{DATABASE}.*.tmp")]:
        remove(leftover)
    return [release.release_id for release in dropped]

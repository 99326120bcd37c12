"""Where things are and how this run was asked for: folders, profile, as-of date, endpoints, limits.

Belongs here: every value that comes from the command line or the environment. Does not belong here: facts about a
source (its `source.yml`) or rules of a metric (dbt vars and seeds).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from dagster_project.errors import UsageError

Profile = Literal["sample", "files", "live"]
PROFILES: tuple[Profile, ...] = ("sample", "files", "live")
PROJECT_DIR = Path(__file__).resolve().parents[1]
CURATED = "curated"
SIMULATED = "synthetic"
WORLD_MANIFEST = "manifest.json"
"""What `biopharma sample` leaves beside its folders; it names the tier of their records."""
ENDPOINT_PREFIX = "BIOPHARMA_ENDPOINT_"


@dataclass(frozen=True)
class Settings:
    """One run's settings; immutable, so that every step of a run sees the same."""

    profile: Profile = "sample"
    raw_dir: Path = PROJECT_DIR / "raw"
    warehouse_dir: Path = PROJECT_DIR / "warehouse"
    drop_dir: Path | None = None
    curated_dir: Path = PROJECT_DIR / "raw" / "curated"
    as_of: date | None = None
    accept_smaller: frozenset[str] = frozenset()
    export_vendor: bool = False
    endpoints: dict[str, str] = field(default_factory=dict)

    @property
    def dbt_dir(self) -> Path:
        """The dbt project."""
        return PROJECT_DIR / "dbt"

    @property
    def sample_dir(self) -> Path:
        """The committed simulated extracts, in the publishers' formats."""
        return PROJECT_DIR / "raw" / "sample"

    @property
    def marts_path(self) -> Path:
        """The published file that BI tools open."""
        return self.warehouse_dir / "marts.duckdb"

    @property
    def build_dir(self) -> Path:
        """Private files of running builds; nobody else reads them."""
        return self.warehouse_dir / ".build"

    @property
    def releases_dir(self) -> Path:
        """One folder per release."""
        return self.warehouse_dir / "releases"

    @property
    def deliveries_dir(self) -> Path | None:
        """The folder whose `<source>/` sub-folders are landed; None where the APIs are called."""
        return {"sample": self.drop_dir or self.sample_dir, "files": self.drop_dir, "live": None}[self.profile]

    def delivery_of(self, source: str, tier: str) -> Path | None:
        """The folder that holds a source's files in this run: the committed one for curated tables, in every profile.

        None where its API is called.
        """
        if tier == CURATED:
            return self.curated_dir
        return self.deliveries_dir / source if self.deliveries_dir else None

    def tier_of(self, tier: str) -> str:
        """The tier that a load of a source of this tier gets: in the sample all but curated tables is simulated."""
        return SIMULATED if self.profile == "sample" and tier != CURATED else tier

    @property
    def rehearses(self) -> bool:
        """A world of `biopharma sample` is taken through the profile of publishers' and vendors' files."""
        return self.profile == "files" and self.drop_dir is not None and is_simulated(self.drop_dir)

    @property
    def tiers(self) -> tuple[str, ...]:
        """Tiers a release of this profile is built from: simulated and measured rows never share a release."""
        if self.profile == "sample":
            return (SIMULATED, CURATED)
        return ("public_proxy", "vendor", CURATED)


def endpoints_from_environment() -> dict[str, str]:
    """Return source name -> base URL for every `BIOPHARMA_ENDPOINT_<SOURCE>` variable."""
    return {
        name.removeprefix(ENDPOINT_PREFIX).lower(): url
        for name, url in os.environ.items()
        if name.startswith(ENDPOINT_PREFIX)
    }


def make_settings(
    *,
    profile: str | None = None,
    raw: str | Path | None = None,
    warehouse: str | Path | None = None,
    drop: str | Path | None = None,
    as_of: str | None = None,
    accept_smaller: tuple[str, ...] = (),
    export_vendor: bool | None = None,
) -> Settings:
    """Combine command-line values with `BIOPHARMA_*` variables (the command line wins) and check them.

    Raises UsageError for an unknown profile, a missing drop folder, a folder of the sample profile that does not say
    that its records are simulated, a date that is not YYYY-MM-DD or a switch that is neither true nor false.
    """
    env = os.environ
    chosen = profile or env.get("BIOPHARMA_PROFILE") or "sample"
    if chosen not in PROFILES:
        raise UsageError(f"unknown profile '{chosen}'", fix=f"choose one of: {', '.join(PROFILES)}")
    raw_dir = Path(raw or env.get("BIOPHARMA_RAW") or PROJECT_DIR / "raw").absolute()
    warehouse_dir = Path(warehouse or env.get("BIOPHARMA_WAREHOUSE") or PROJECT_DIR / "warehouse").absolute()
    drop_value = drop or env.get("BIOPHARMA_DROP")
    drop_dir = Path(drop_value).absolute() if drop_value else None
    if chosen == "files" and drop_dir is None:
        raise UsageError(
            "the files profile needs a folder of extracts",
            fix="biopharma refresh --profile files --drop DIR, with DIR/<source>/ holding the files",
        )
    if chosen != "live" and drop_dir:
        _check_drop(chosen, drop_dir)
    return Settings(
        profile=chosen,  # type: ignore[arg-type]
        raw_dir=raw_dir,
        warehouse_dir=warehouse_dir,
        drop_dir=drop_dir,
        as_of=_parse_as_of(as_of or env.get("BIOPHARMA_AS_OF")),
        accept_smaller=frozenset(accept_smaller)
        | frozenset(filter(None, env.get("BIOPHARMA_ACCEPT_SMALLER", "").split(","))),
        export_vendor=_flag("BIOPHARMA_EXPORT_VENDOR") if export_vendor is None else export_vendor,
        endpoints=endpoints_from_environment(),
    )


def is_simulated(folder: Path) -> bool:
    """True where `biopharma sample` wrote this folder; its manifest names the tier of the records."""
    manifest = folder / WORLD_MANIFEST
    return manifest.is_file() and f'"{SIMULATED}"' in manifest.read_text(encoding="utf-8")


def _check_drop(profile: str, folder: Path) -> None:
    """Measured records never pass for simulated ones: the sample profile reads what `biopharma sample` wrote."""
    if not folder.is_dir():
        raise UsageError("the drop folder does not exist", where=str(folder), fix="check the path after --drop")
    if profile == "sample" and not is_simulated(folder):
        raise UsageError(
            "nothing in this folder says that its records are simulated",
            where=str(folder / WORLD_MANIFEST),
            fix=f"biopharma refresh --profile files --drop {folder}, or write a world with biopharma sample",
        )


def _flag(name: str) -> bool:
    """The switch that an environment variable sets; off where it is not set."""
    text = os.environ.get(name, "").strip().lower()
    if text not in ("", "true", "false"):
        raise UsageError(f"'{text}' is neither true nor false", where=name, fix=f"set {name}=true or leave it out")
    return text == "true"


def _parse_as_of(text: str | None) -> date | None:
    if not text:
        return None
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"'{text}' is not a date", where="--as-of", fix="write it as YYYY-MM-DD, e.g. 2025-01-09"
        ) from None
    if value > date.today():
        raise UsageError(f"as-of date {value} lies in the future", where="--as-of", fix="use today or earlier")
    return value

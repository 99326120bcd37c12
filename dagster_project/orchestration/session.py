"""What the steps of one run share: settings, the console, and the report of what happened.

Belongs here: state of a run. Does not belong here: steps. A run's tag `biopharma/profile` overrides the profile of the
settings, so that a schedule can ask for the live APIs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dagster import Failure, MetadataValue

from dagster_project.errors import UserError
from dagster_project.landing.manifest import Load
from dagster_project.progress import Progress
from dagster_project.quality.results import SuiteResult
from dagster_project.settings import PROFILES, Settings, make_settings
from dagster_project.warehouse.publish import Release

PROFILE_TAG = "biopharma/profile"


@dataclass
class RunReport:
    """What happened in a run, for the console and for the release."""

    errors: list[UserError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    suites: list[SuiteResult] = field(default_factory=list)
    landed: dict[str, list[Load]] = field(default_factory=dict)
    loads: list[Load] = field(default_factory=list)
    release: Release | None = None


@dataclass
class Session:
    """Handed to every step as the resource `session`."""

    settings: Settings | None = None
    progress: Progress = field(default_factory=lambda: Progress(quiet=True))
    report: RunReport = field(default_factory=RunReport)

    def settings_for(self, run_tags: dict[str, str] | None = None) -> Settings:
        """The settings of a run: as given, or from the environment, with the profile of the run's tag."""
        base = self.settings or make_settings()
        profile = (run_tags or {}).get(PROFILE_TAG)
        return replace(base, profile=profile) if profile in PROFILES else base  # type: ignore[arg-type]

    def warn(self, text: str) -> None:
        """Note something that a person should read although the run goes on."""
        if text not in self.report.warnings:
            self.report.warnings.append(text)
            self.progress.warn(text)

    def fail(self, error: UserError) -> Failure:
        """Note an error and return what stops the run in Dagster, without a retry: nothing changes by itself."""
        self.report.errors.append(error)
        return Failure(
            description=error.render(), metadata={"what": MetadataValue.text(error.what)}, allow_retries=False
        )

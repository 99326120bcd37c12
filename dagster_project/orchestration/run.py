"""Running the refresh job in this process and telling how it ended.

Belongs here: the call and its outcome. Does not belong here: steps (assets) or argument parsing (command line).
"""

from __future__ import annotations

import logging
import os
import traceback
from dataclasses import dataclass

from dagster_project.errors import GateRefused, UserError
from dagster_project.orchestration.session import RunReport, Session
from dagster_project.progress import Progress
from dagster_project.settings import Settings
from dagster_project.warehouse.lock import refresh_lock

MAX_MESSAGE = 600  # characters; some libraries list every asset of the graph in one message


@dataclass(frozen=True)
class Ended:
    """How a refresh ended: the exit code of the architecture document and the run's report."""

    exit_code: int
    report: RunReport


def refresh(settings: Settings, progress: Progress) -> Ended:
    """Run the whole refresh. Raises UserError for what is wrong before it starts (a lock held, wrong settings)."""
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
    settings.raw_dir.mkdir(parents=True, exist_ok=True)
    _refuse_empty_drop(settings)
    with refresh_lock(settings.warehouse_dir):
        from dagster_project.definitions import REFRESH, build_defs

        logging.getLogger("dagster").setLevel(logging.CRITICAL)
        session = Session(settings=settings, progress=progress)
        if settings.rehearses:
            session.warn(
                f"a rehearsal: the records of {settings.drop_dir} are simulated, but the files profile calls them "
                "public_proxy and vendor; for rows marked synthetic: biopharma refresh --drop DIR"
            )
        job = build_defs(session).resolve_job_def(REFRESH)
        result = job.execute_in_process(
            raise_on_error=False, run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        )
        report = session.report
        if result.success and report.release:
            return Ended(0, report)
        if not report.errors:
            report.errors.append(_unexpected(result))
        return Ended(max(error.exit_code for error in report.errors), report)


def _refuse_empty_drop(settings: Settings) -> None:
    """A drop folder in which no source finds its sub-folder is a mistake of the path, not an empty delivery."""
    from dagster_project.errors import UsageError
    from dagster_project.sources.spec import all_sources

    folder = settings.deliveries_dir
    if folder is None:
        return
    present = sorted(path.name for path in folder.iterdir() if path.is_dir())
    known = [name for name in present if name in all_sources()]
    if not known:
        raise UsageError(
            f"no folder of a known source (found: {', '.join(present) or 'nothing'})",
            where=str(folder),
            fix=f"put each publisher's files under DIR/<source>/; sources: {', '.join(all_sources())}",
        )


def _unexpected(result: object) -> UserError:
    """A failure without a message of its own: say where it happened and keep its traceback for a bug report."""
    failures = [event for event in result.all_events if event.is_failure and event.step_key]  # type: ignore[attr-defined]
    if not failures:
        return GateRefused("the refresh stopped without saying why", fix="run it again; if it repeats, report it")
    error = failures[0].event_specific_data.error
    cause = error.cause or error
    last_frames = "".join(cause.stack[-3:]) if cause.stack else traceback.format_exc()
    return GateRefused(
        f"step {failures[0].step_key} failed: {cause.message.strip()[:MAX_MESSAGE]}",
        where=last_frames.strip(),
        fix="nothing was published; please report this message, it should not happen",
    )

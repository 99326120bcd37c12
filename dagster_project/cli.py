"""The command line `biopharma`: arguments in, one clear message and an exit code out.

Belongs here: commands, their help, their printing. Does not belong here: what they do (landing, warehouse, sample ...).
Heavy libraries are imported inside commands, so that help and status answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dagster_project.errors import UserError
from dagster_project.settings import PROFILES, make_settings

EPILOG = """
\b
Exit codes: 0 published or answered · 1 a gate refused, the last release still serves ·
            2 wrong usage or configuration · 3 a source could not be reached
\b
Start here:
  biopharma refresh                 land the simulated sample, build, guard, publish
  biopharma exhibit 05c             look at one exhibit
  biopharma claims                  what the figures say of the published report
  biopharma status                  what is published, from which loads
Then, with real extracts in DIR/<source>/ (ctgov, drugsatfda, purple_book, ema_medicines, ...):
  biopharma refresh --profile files --drop DIR
"""


class _Group(click.Group):
    """Ends every command with a message instead of a traceback where the user can act on it."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as error:
            click.secho(f"error    {error.render()}", err=True, fg="red" if sys.stderr.isatty() else None)
            ctx.exit(error.exit_code)


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Every command takes --raw and --warehouse."""
    command = click.option(
        "--warehouse", type=click.Path(path_type=Path), help="Folder of releases and the published file."
    )(command)
    return click.option("--raw", type=click.Path(path_type=Path), help="Folder of landed loads.")(command)


def _export_vendor(command: Callable[..., Any]) -> Callable[..., Any]:
    """Every command that writes rows outside the DuckDB files takes --export-vendor."""
    return click.option(
        "--export-vendor/--no-export-vendor",
        default=None,
        help="Whether Parquet, CSV and JSON hold licensed rows (tier vendor); by default they do not.",
    )(command)


@click.group(
    cls=_Group, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="biopharma-warehouse")
def main() -> None:
    """Open data warehouse for biopharma innovation.

    Raw extracts of registries, approvals, deals and funding are landed, built into tables for every exhibit, guarded,
    and published as one DuckDB file (warehouse/marts.duckdb) that BI tools may read at any moment.
    """


@main.command()
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="sample (default): simulated extracts of raw/sample; files: what lies in --drop; live: the publishers' APIs.",
)
@click.option(
    "--drop",
    type=click.Path(path_type=Path),
    help="Folder with one sub-folder per source: extracts (files), or what `biopharma sample` wrote (sample).",
)
@click.option("--as-of", metavar="YYYY-MM-DD", help="Compute every exhibit as it was known on that day.")
@click.option(
    "--accept-smaller",
    multiple=True,
    metavar="TABLE",
    help="Accept that this table (source.table or exhibits.mart) shrank; repeatable.",
)
@_export_vendor
@_folders
def refresh(raw: Path | None, warehouse: Path | None, **asked: Any) -> None:
    """Land, build, guard and publish.

    Whatever fails, the last release keeps serving. The same input again lands nothing new.
    """
    from dagster_project.orchestration.run import refresh as run
    from dagster_project.progress import Progress

    settings = make_settings(raw=raw, warehouse=warehouse, **asked)
    progress = Progress()
    ended = run(settings, progress)
    for error in ended.report.errors:
        click.secho(f"error    {error.render()}", err=True, fg="red" if sys.stderr.isatty() else None)
    if ended.report.release:
        n_warnings = len(ended.report.warnings)
        click.echo(
            f"published {settings.marts_path} (release {ended.report.release.release_id}, {n_warnings} warnings)"
        )
        click.echo("look at it: biopharma exhibit 05c · biopharma status")
    sys.exit(ended.exit_code)


@main.command()
@_folders
def status(raw: Path | None, warehouse: Path | None) -> None:
    """What is published, from which loads, and what was refused since."""
    from dagster_project.warehouse.show import status_text

    click.echo(status_text(make_settings(raw=raw, warehouse=warehouse)))


@main.command()
@click.argument("number")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option(
    "--rows", type=click.IntRange(min=0), default=60, show_default=True, help="Rows shown per table; 0 = all."
)
@click.option("--columns", is_flag=True, help="Also print what each column means and when it is empty.")
@_export_vendor
@_folders
def exhibit(
    number: str,
    form: str,
    rows: int,
    columns: bool,
    export_vendor: bool | None,
    raw: Path | None,
    warehouse: Path | None,
) -> None:
    """Print the tables of exhibit NUMBER (01, 02, 05c, 09a ...) with tier, cut date and limits."""
    from dagster_project.warehouse.show import exhibit_text

    settings = make_settings(raw=raw, warehouse=warehouse, export_vendor=export_vendor)
    click.echo(exhibit_text(settings, number, form, rows, columns))


@main.command()
@click.option("--exhibit", "exhibit_number", metavar="NN", help="Only claims of this exhibit (1, 05, 21, s1, general).")
@click.option(
    "--tier",
    type=click.Choice(["vendor", "public_proxy", "curated", "synthetic"]),
    help="Only what this tier shows; default: every tier of the release.",
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_export_vendor
@_folders
def claims(
    exhibit_number: str | None,
    tier: str | None,
    form: str,
    export_vendor: bool | None,
    raw: Path | None,
    warehouse: Path | None,
) -> None:
    """Test the claims of the published report against the figures of this release.

    \b
    pass            the figure agrees with the claim, within the tolerance of its tier
    warn            off by up to twice the tolerance, or a claim about momentum
    fail            the figure contradicts the claim: a finding; an error only where the column is_guard says so
    not_comparable  the tier measures something else than the claim
    no_data         the release holds no figure for it

    Only the tiers vendor and public_proxy are evidence. Curated rows are the report's own printed figures, and
    simulated rows are invented; both only test that the machinery works. Independent published figures stand below.
    """
    from dagster_project.warehouse.claims import claims_text

    settings = make_settings(raw=raw, warehouse=warehouse, export_vendor=export_vendor)
    click.echo(claims_text(settings, exhibit_number, tier, form))


@main.command()
@_folders
def releases(raw: Path | None, warehouse: Path | None) -> None:
    """List the releases on disk; the serving one is marked."""
    from dagster_project.warehouse.show import releases_text

    click.echo(releases_text(make_settings(raw=raw, warehouse=warehouse)))


@main.command()
@click.argument("older")
@click.argument("newer")
@_folders
def diff(older: str, newer: str, raw: Path | None, warehouse: Path | None) -> None:
    """What changed from release OLDER to release NEWER: tables, columns, rows, figures."""
    from dagster_project.warehouse.diff import compare
    from dagster_project.warehouse.publish import DATABASE
    from dagster_project.warehouse.releases import find_release

    settings = make_settings(raw=raw, warehouse=warehouse)
    before, after = find_release(settings, older), find_release(settings, newer)
    click.echo("\n".join(compare(before.folder / DATABASE, after.folder / DATABASE).lines()))


@main.command()
@click.argument("release")
@_folders
def rollback(release: str, raw: Path | None, warehouse: Path | None) -> None:
    """Serve an older RELEASE again (an id or its beginning). Newer ones stay on disk."""
    from dagster_project.warehouse.lock import refresh_lock
    from dagster_project.warehouse.releases import rollback as go_back

    settings = make_settings(raw=raw, warehouse=warehouse)
    with refresh_lock(settings.warehouse_dir):
        served = go_back(settings, release)
    click.echo(f"serving release {served.release_id}, built {served.built_at:%Y-%m-%d %H:%M} UTC")


@main.command()
@click.argument("source", required=False)
@click.option("--limit", default=20, show_default=True, help="Records shown per load.")
@_folders
def quarantine(source: str | None, limit: int, raw: Path | None, warehouse: Path | None) -> None:
    """Show records set aside, with file, position and reason (of SOURCE, or of all)."""
    from dagster_project.warehouse.show import quarantine_text

    click.echo(quarantine_text(make_settings(raw=raw, warehouse=warehouse), source, limit))


@main.command()
@click.option(
    "--scale", type=float, default=1.0, show_default=True, help="1 is the committed sample, 600 about registry size."
)
@click.option("--seed", type=int, default=42, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write; usable as --drop."
)
@click.option("--clean", is_flag=True, help="The same facts without dirt: full names, dates and reference lists.")
@click.option(
    "--truth", type=click.Path(path_type=Path, file_okay=False), help="Also write the expected exhibit tables here."
)
def sample(scale: float, seed: int, out: Path, clean: bool, truth: Path | None) -> None:
    """Write simulated extracts, in the publishers' formats, of one consistent invented history."""
    from dagster_project.errors import UsageError
    from dagster_project.progress import Progress
    from dagster_project.sample import generate

    progress = Progress()
    try:
        with progress.step("SAMPLE", f"writing {out}") as step:
            generate(
                scale,
                seed,
                out,
                dirty=not clean,
                truth=truth,
                progress=lambda what, done, of: step.news(f"{what} {done:,} of {of:,}"),
            )
    except (ValueError, FileExistsError) as error:
        raise UsageError(str(error), fix="choose a scale above 0 and an empty or new folder") from None
    click.echo(f"wrote {out}; use it: biopharma refresh --profile sample --drop {out}")


@main.command()
@click.option("--port", default=3000, show_default=True)
def ui(port: int) -> None:
    """Open the Dagster graph, schedules and runs in a browser (stops with Ctrl-C)."""
    from dagster_project.orchestration.ui import serve_ui

    serve_ui(port)


@main.command()
@click.option(
    "--gold", type=click.Path(path_type=Path), required=True, help="Folder with trials.csv, assets.csv, aliases.csv."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_folders
def resolution(gold: Path, form: str, raw: Path | None, warehouse: Path | None) -> None:
    """Measure the resolution of the published file against trials labelled by hand.

    Precision, recall and F1 (or accuracy) per measure, overall and by China-sponsored or other, with every miss.
    """
    from dagster_project.resolution.gold import measure, render, to_json
    from dagster_project.warehouse.releases import published_file

    report = measure(published_file(make_settings(raw=raw, warehouse=warehouse)), gold)
    click.echo(to_json(report) if form == "json" else render(report))


@main.command("new-source")
@click.argument("name")
def new_source(name: str) -> None:
    """Write the first draft of a source called NAME: its description, its staging model and their test."""
    from dagster_project.sources.scaffold import scaffold

    for path in scaffold(name):
        click.echo(f"wrote {path}")
    click.echo(
        "next: fill in the lines marked <...>, drop a file under DIR/"
        + name
        + "/ and refresh; see docs/adding-a-source.md"
    )

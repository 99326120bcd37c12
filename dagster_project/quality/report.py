"""The run's findings for people and for programs: one offline page and one JSON file.

Belongs here: writing them. Does not belong here: what they say (`results`). The page is our own because the
Data Docs of Great Expectations load their styles and scripts from the network and say neither severity,
reason nor exhibits.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from dagster_project.quality.results import RunReport

TEMPLATE = Path(__file__).with_name("report.html")


def render_report(report: RunReport) -> str:
    """Return the page: tables with findings first, everything on one page, nothing loaded from elsewhere."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    suites = sorted(
        report.suites,
        key=lambda suite: (-len(suite.with_status("failed")), -len(suite.with_status("warned")), suite.subject),
    )
    return template.render(report=report, suites=suites, statuses=("failed", "warned", "passed"))


def write_report(report: RunReport, out_dir: Path) -> Path:
    """Write `index.html` and `report.json` into `out_dir` (made where absent); return the page's path."""
    out_dir.mkdir(parents=True, exist_ok=True)
    (out_dir / "report.json").write_text(report.to_json(), encoding="utf-8")
    page = out_dir / "index.html"
    page.write_text(render_report(report), encoding="utf-8")
    return page

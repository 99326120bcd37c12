"""The list of sources for `docs/sources.md`, made from each `source.yml` so that it cannot go stale.

Belongs here: the page. Run `python -m dagster_project.sources.catalogue` after a change; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from dagster_project.settings import PROJECT_DIR
from dagster_project.sources.spec import SourceSpec, all_sources

PAGE = PROJECT_DIR / "docs" / "sources.md"
HEAD = """\
# Sources

What is landed, from whom, in which files, under which terms. Made from each
`dagster_project/sources/<source>/source.yml` by `python -m dagster_project.sources.catalogue`.

Put files under `DIR/<source>/` and refresh with `--profile files --drop DIR`; sources with an API are also fetched by
`--profile live`. `sec_edgar` is fetched only where `BIOPHARMA_CONTACT` holds your name and e-mail address, which the
agency asks for.
"""


def _section(source: SourceSpec) -> str:
    api = f"API at {source.api['base_url']}" if source.api.get("base_url") else "files only"
    lines = [
        f"## `{source.name}`: {source.title}",
        "",
        f"{source.publisher}. {source.homepage}",
        "",
        f"- terms: {source.licence}",
        f"- cadence: {source.cadence}; {api}",
    ]
    for table in source.tables.values():
        globs = ", ".join(f"`{name}`" for name in dict.fromkeys(rule.glob for rule in table.accepts))
        key = " + ".join(" or ".join(part) for part in table.key)
        lines.append(f"- table `{table.name}`: {table.description} Key: {key}. Files: {globs}")
    return "\n".join(lines)


def page() -> str:
    """Return the whole page."""
    return "\n\n".join([HEAD.rstrip(), *(_section(source) for source in all_sources().values())]) + "\n"


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()

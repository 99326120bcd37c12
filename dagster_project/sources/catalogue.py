"""The list of sources for `docs/sources.md` and the contract in `docs/vendor-drops.md`, made from each `source.yml`.

Belongs here: what would go stale if it were written by hand. Run `python -m dagster_project.sources.catalogue` after a
change; a test compares.
"""

from __future__ import annotations

from dagster_project.settings import PROJECT_DIR
from dagster_project.sources.contract import Column
from dagster_project.sources.spec import SourceSpec, TableSpec, all_sources

PAGE = PROJECT_DIR / "docs" / "sources.md"
CONTRACT_PAGE = PROJECT_DIR / "docs" / "vendor-drops.md"
CONTRACT_MARK = "**optional**: the file may lack the column.\n"  # what follows it on the page is made here
MAX_LISTED_VALUES = 60
HEAD = """\
# Sources

What is landed, from whom, in which files, under which terms. Made from each
`dagster_project/sources/<source>/source.yml` by `python -m dagster_project.sources.catalogue`.

Put files under `DIR/<source>/` and refresh with `--profile files --drop DIR`; sources with an API are also fetched by
`--profile live`. `sec_edgar` is fetched only where `BIOPHARMA_CONTACT` holds your name and e-mail address, which the
agency asks for, and `openalex` only where `BIOPHARMA_OPENALEX_KEY` holds your free key; `NCBI_API_KEY` makes `pubmed`
answer faster and is not needed.
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


def _rule(column: Column) -> str:
    """What may stand in a column, in a few words."""
    rules = []
    if column.allowed and column.type in ("text", "list"):
        few = len(column.allowed) <= MAX_LISTED_VALUES
        rules.append(", ".join(f"`{value}`" for value in column.allowed) if few else "code of ISO 4217")
    if column.type != "money" and column.minimum is not None:
        rules.append(f"{column.minimum:g} to {column.maximum:g}")
    if column.pattern:
        rules.append(f"form `{column.pattern}`".replace("|", "\\|"))
    if column.needs:
        rules.append(f"needs `{column.needs}`")
    return "; ".join(rules)


def _contract(table: TableSpec) -> str:
    stem = table.accepts[0].glob.rsplit(".", 1)[0]
    key = ", ".join(f"`{part[0]}`" for part in table.key)
    lines = [
        *(f"### `{stem}`", "", f"{table.description} Key: {key}.", ""),
        *("| column | type | needed | allowed | meaning |", "|---|---|---|---|---|"),
    ]
    for column in table.contract.values():
        needed = "value" if column.required else "optional" if column.optional else "column"
        lines.append(f"| `{column.name}` | {column.type} | {needed} | {_rule(column)} | {column.note} |")
    return "\n".join(lines)


def contract_page(written: str) -> str:
    """Return the page on vendor drops: its hand-written part as it is, and the contract of every table."""
    head = written.split(CONTRACT_MARK, 1)[0] + CONTRACT_MARK
    return "\n\n".join([head.rstrip(), *(_contract(table) for table in all_sources()["vendor"].tables.values())]) + "\n"


def write() -> None:
    """Write both pages."""
    PAGE.write_text(page(), encoding="utf-8")
    CONTRACT_PAGE.write_text(contract_page(CONTRACT_PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()

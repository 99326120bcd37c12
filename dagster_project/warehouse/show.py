"""What `status`, `exhibit`, `releases` and `quarantine` print.

Belongs here: reading published files and loads for people. Does not belong here: computing figures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.errors import UsageError
from dagster_project.landing.manifest import QUARANTINE, Load, loads_of
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources
from dagster_project.warehouse.exports import exported_rows
from dagster_project.warehouse.publish import quoted
from dagster_project.warehouse.releases import all_releases, published_file, serving_release_id
from dagster_project.warehouse.text import text_table

COMMON = ("exhibit_id", "snapshot_date", "scope_key", "dbt_run_id")


def _published(settings: Settings) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(published_file(settings)), read_only=True)


def status_text(settings: Settings) -> str:
    """What is published and what the landing room holds."""
    lines = []
    if settings.marts_path.is_file():
        with _published(settings) as connection:
            release, built, profile, as_of, tiers = connection.execute(
                "select release_id, built_at, profile, as_of_on, data_tiers from meta.build"
            ).fetchone()
            lines += [
                f"published   {settings.marts_path}",
                f"release     {release}, built {built:%Y-%m-%d %H:%M} UTC, profile {profile}"
                + (f", as of {as_of}" if as_of else ""),
                f"tiers       {', '.join(tiers)}"
                + ("  (simulated: no figure here is a measurement)" if "synthetic" in tiers else ""),
            ]
            used = connection.execute(
                "select source || '.' || table_name, data_tier, n_rows, n_quarantined, landed_at, as_of_on, load_id "
                "from meta.source_load order by 1"
            ).fetchall()
            exhibits = connection.execute(
                "select table_name, estimated_size from duckdb_tables() where schema_name = 'exhibits' order by 1"
            ).fetchall()
        head = ["built from", "tier", "records", "quarantined", "landed (UTC)", "as of", "load"]
        body = [[n, t, f"{r:,}", f"{q:,}", f"{at:%Y-%m-%d %H:%M}", str(a or ""), i] for n, t, r, q, at, a, i in used]
        lines += ["", text_table(head, body), "", f"exhibits    {len(exhibits)} tables"]
        lines += [f"  {name:<42} {size:>7,} rows" for name, size in exhibits]
    else:
        lines.append(f"published   nothing yet ({settings.marts_path}); run: biopharma refresh")
    refused = [
        load for load in _every_load(settings) if load.manifest.status == "refused" or load.verdict == "rejected"
    ]
    if refused:
        lines += ["", "not in use (kept as evidence)"]
        for load in refused[-10:]:
            why = "; ".join(load.manifest.refusals) or "rejected by its expectations, see verdict.json"
            lines.append(f"  {load.folder}\n      {why}")
    return "\n".join(lines)


def _every_load(settings: Settings) -> list[Load]:
    return [
        load
        for source in all_sources().values()
        for table in source.tables
        for load in loads_of(settings.raw_dir, source.name, table)
    ]


def releases_text(settings: Settings) -> str:
    """The releases on disk."""
    serving = serving_release_id(settings)
    rows = [
        [
            "* " + r.release_id if r.release_id == serving else "  " + r.release_id,
            f"{r.built_at:%Y-%m-%d %H:%M}",
            r.manifest["profile"],
            str(r.manifest.get("as_of_on") or ""),
            f"{sum(r.manifest['tables'].values()):,}",
        ]
        for r in all_releases(settings)
    ]
    if not rows:
        return "no release yet; run: biopharma refresh"
    return text_table(["release (* serving)", "built (UTC)", "profile", "as of", "rows"], rows)


def exhibit_text(settings: Settings, number: str, form: str, n_rows: int = 60, columns: bool = False) -> str:
    """The tables of one exhibit, as text, CSV or JSON; the latter two are exports and leave out tiers held back.

    As text the shortest table comes first, as summaries are shorter than what they sum up, and at most `n_rows` rows of
    each (0 = all). With `columns` it also says what each column means and when it is empty.
    """
    wanted = number.lower().removeprefix("e")
    with _published(settings) as connection:
        names = [row[0] for row in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'exhibits' order by 1"
        ).fetchall()]  # fmt: skip
        hits = [name for name in names if _belongs(name, wanted)]
        if not hits:
            known = ", ".join(dict.fromkeys(name.split("_")[2] for name in names))
            raise UsageError(f"no exhibit '{number}' in this release", fix=f"exhibits here: {known}")
        if form == "table":
            tables = [_exhibit_table(connection, name, n_rows, columns) for name in hits]
            return "\n\n".join(text for _, text in sorted(tables))
        catalog = connection.execute("select current_database()").fetchone()[0]
        queries = {name: exported_rows(connection, catalog, "exhibits", name, settings) for name in hits}
        frames = {name: connection.execute(f"{query} order by all").df() for name, query in queries.items()}
    if form == "csv":
        return "\n".join(frame.to_csv(index=False) for frame in frames.values())
    tables = {name: json.loads(frame.to_json(orient="records", date_format="iso")) for name, frame in frames.items()}
    return json.dumps(tables, indent=1, ensure_ascii=False)


def _belongs(table: str, wanted: str) -> bool:
    """True for `05c` and for `5c`, `5` and `05` (all panels of exhibit 5); `crdmo` is the text beside exhibit 3."""
    plain, asked = _tag(table).lstrip("0"), wanted.lstrip("0")
    return plain == asked or (asked.isdigit() and plain.rstrip("abc") == asked)


def _exhibit_table(connection: duckdb.DuckDBPyConnection, name: str, n_rows: int, explain: bool) -> tuple[int, str]:
    """The number of rows of a table, and its text."""
    comment = connection.execute(
        "select comment from duckdb_tables() where schema_name = 'exhibits' and table_name = $1", [name]
    ).fetchone()[0]
    cursor = connection.execute(f"select * from exhibits.{quoted(name)} order by all")
    columns = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    facts = {
        key: sorted({str(row[columns.index(key)]) for row in rows})
        for key in (*COMMON[:2], "data_tier")
        if key in columns
    }
    lines = [name, *([comment] if comment else [])]
    lines.append(" · ".join(f"{key}: {', '.join(values)}" for key, values in facts.items() if values))
    if "synthetic" in facts.get("data_tier", []):
        lines.append("SYNTHETIC: simulated rows, no measurement")
    facts_known = ("question", "definition", "footnotes", "limits")
    lines += _catalogue(connection, _tag(name), facts_known if rows else (*facts_known, "sources"))
    shown = [index for index, column in enumerate(columns) if column not in COMMON]
    if explain:
        lines += ["", *_meanings(connection, name, [columns[index] for index in shown])]
    body = [[_cell(row[index]) for index in shown] for row in (rows[:n_rows] if n_rows else rows)]
    lines += ["", text_table([columns[index] for index in shown], body)]
    if len(body) < len(rows):
        lines.append(f"... {len(rows) - len(body):,} more rows; all of them: --rows 0, or --format csv")
    if not rows:
        lines.append("no rows in this release: what it needs (sources, above) was not landed, or holds nothing for it")
    return len(rows), "\n".join(lines)


def _tag(table: str) -> str:
    """The part of a table's name that tells the exhibit: `05c`, or `crdmo` for the text beside exhibit 3."""
    return table.split("_")[2] if table.startswith(("mart_exhibit_", "mart_text_")) else table


def _meanings(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> list[str]:
    known = dict(
        connection.execute(
            "select column_name, comment from duckdb_columns() where schema_name = 'exhibits' and table_name = $1",
            [table],
        ).fetchall()
    )
    return [f"  {column}: {known[column]}" for column in columns if known.get(column)]


def _catalogue(connection: duckdb.DuckDBPyConnection, exhibit_id: str, facts_shown: tuple[str, ...]) -> list[str]:
    known = {
        row[0]
        for row in connection.execute("select table_name from duckdb_tables() where schema_name = 'meta'").fetchall()
    }
    if "exhibit_catalog" not in known:
        return []
    cursor = connection.execute("select * from meta.exhibit_catalog where exhibit_id = $1", [exhibit_id])
    columns = [column[0] for column in cursor.description]
    row = cursor.fetchone()
    if row is None:
        return []
    facts = dict(zip(columns, row, strict=True))
    return [f"{key}: {facts[key]}" for key in facts_shown if facts.get(key)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def quarantine_text(settings: Settings, source: str | None, limit: int) -> str:
    """Records set aside in the loads in use or refused, newest load of each table first."""
    if source is not None and source not in all_sources():
        raise UsageError(f"there is no source '{source}'", fix=f"sources: {', '.join(all_sources())}")
    blocks = []
    for load in reversed(_every_load(settings)):
        file: Path = load.folder / QUARANTINE
        if source not in (None, load.manifest.source) or not file.is_file():
            continue
        with duckdb.connect() as connection:
            total = connection.execute("select count(*) from read_parquet($1)", [str(file)]).fetchone()[0]
            rows = connection.execute(
                "select input_name, input_position, coalesce(record_key, ''), reason, detail "
                "from read_parquet($1) limit $2",
                [str(file), limit],
            ).fetchall()
        head = f"{load.manifest.source}.{load.manifest.table}  load {load.manifest.load_id}: {total:,} record(s)"
        body = [[str(cell)[:80] for cell in row] for row in rows]
        blocks.append(head + "\n" + text_table(["file", "position", "key", "reason", "detail"], body))
    return "\n\n".join(blocks) or "no record is in quarantine"

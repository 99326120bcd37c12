"""What changed between two releases: tables, columns, rows, and every figure of `meta.metric_value`.

Belongs here: comparing two database files. Does not belong here: deciding whether a change is acceptable (audit).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from dagster_project.warehouse.publish import literal, published_tables, quoted

FIGURE_KEY = ("exhibit_id", "metric_id", "segment", "origin_group", "period", "data_tier")

# Sums of floats differ in their last digits with the order in which threads add them; relative difference.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Difference:
    """Changes from an older to a newer file. Row changes are (before, after); figures carry their grain."""

    tables_added: tuple[str, ...] = ()
    tables_removed: tuple[str, ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    n_figures_added: int = 0
    n_figures_removed: int = 0
    figures_changed: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self)

    def without_figures_of(self, tiers: Collection[str]) -> Difference:
        """Return the difference without the changed figures of these tiers; counts stay."""
        kept = tuple(change for change in self.figures_changed if change["data_tier"] not in tiers)
        return replace(self, figures_changed=kept)

    def lines(self, limit: int = 20) -> list[str]:
        """Return the difference as readable lines."""
        out = []
        for label, names in (
            ("table added", self.tables_added),
            ("table removed", self.tables_removed),
            ("column added", self.columns_added),
            ("column removed", self.columns_removed),
        ):
            out += [f"{label}: {name}" for name in names]
        out += [
            f"rows {name}: {before:,} -> {after:,}" for name, (before, after) in self.rows.items() if before != after
        ]
        if self.n_figures_added or self.n_figures_removed:
            out.append(f"figures: {self.n_figures_added:,} new, {self.n_figures_removed:,} gone")
        for change in self.figures_changed[:limit]:
            key = " · ".join(str(change[name]) for name in FIGURE_KEY if change[name] is not None)
            out.append(f"figure {key}: {change['before']:g} -> {change['after']:g}")
        if len(self.figures_changed) > limit:
            out.append(f"... and {len(self.figures_changed) - limit:,} more changed figures")
        return out or ["no difference"]


def _shape(connection: duckdb.DuckDBPyConnection, catalog: str) -> tuple[dict[str, int], set[str]]:
    rows, columns = {}, set()
    for schema, table, _ in published_tables(connection, catalog):
        name = f"{catalog}.{quoted(schema)}.{quoted(table)}"
        rows[f"{schema}.{table}"] = connection.execute(f"select count(*) from {name}").fetchone()[0]
        described = connection.execute(f"describe {name}").fetchall()
        columns |= {f"{schema}.{table}.{row[0]} ({row[1].lower()})" for row in described}
    return rows, columns


def _figures(connection: duckdb.DuckDBPyConnection) -> tuple[int, int, list[dict[str, Any]]]:
    on = " and ".join(f"o.{name} is not distinct from n.{name}" for name in FIGURE_KEY)
    keys = ", ".join(f"coalesce(o.{name}, n.{name}) as {name}" for name in FIGURE_KEY)
    cursor = connection.execute(
        f"select {keys}, o.value as before, n.value as after, o.exhibit_id is null as is_added, "
        "n.exhibit_id is null as is_removed from older.meta.metric_value as o "
        f"full join newer.meta.metric_value as n on {on} "
        "where o.exhibit_id is null or n.exhibit_id is null or (o.value is null) <> (n.value is null) "
        f"or abs(o.value - n.value) > {ROUNDING} * greatest(abs(o.value), abs(n.value)) order by all"
    )
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    changed = [
        {key: value for key, value in row.items() if not key.startswith("is_")}
        for row in rows
        if not row["is_added"] and not row["is_removed"] and row["before"] is not None and row["after"] is not None
    ]
    return sum(row["is_added"] for row in rows), sum(row["is_removed"] for row in rows), changed


def compare(older: Path, newer: Path) -> Difference:
    """Compare two published or built files, both opened read-only."""
    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(str(older))} as older (read_only)")
        connection.execute(f"attach {literal(str(newer))} as newer (read_only)")
        rows_before, columns_before = _shape(connection, "older")
        rows_after, columns_after = _shape(connection, "newer")
        both = sorted(set(rows_before) & set(rows_after))
        figures = (0, 0, [])
        if "meta.metric_value" in both:
            figures = _figures(connection)
    shared = {name for name in columns_before | columns_after if ".".join(name.split(".")[:2]) in both}
    return Difference(
        tables_added=tuple(sorted(set(rows_after) - set(rows_before))),
        tables_removed=tuple(sorted(set(rows_before) - set(rows_after))),
        columns_added=tuple(sorted(shared & (columns_after - columns_before))),
        columns_removed=tuple(sorted(shared & (columns_before - columns_after))),
        rows={name: (rows_before[name], rows_after[name]) for name in both},
        n_figures_added=figures[0],
        n_figures_removed=figures[1],
        figures_changed=tuple(figures[2]),
    )

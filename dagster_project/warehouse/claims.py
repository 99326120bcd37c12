"""What `biopharma claims` prints: the published report's claims against the figures of the serving release.

Belongs here: choosing and laying out rows of `meta.mart_claim_reconciliation`. Does not belong here: judging a claim,
which is the build's (dbt models and seeds of claims).
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import duckdb

from dagster_project.errors import UsageError
from dagster_project.settings import Settings
from dagster_project.warehouse.exports import held_back
from dagster_project.warehouse.releases import published_file
from dagster_project.warehouse.text import text_table

TABLE = "mart_claim_reconciliation"
TIER_NOTES = {
    "curated": "printed figures were loaded; no evidence that a pipeline computes them",
    "synthetic": "SYNTHETIC: simulated rows, no measurement and no evidence",
}
SHOWN_STATUS = ("pass", "warn", "fail", "not_comparable", "no_data")
SYMBOLS = {"eq": "=", "approx": "≈", "gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
FIRST_DATE, LAST_DATE = 19000101, 21001231
ROUNDED_TO = 9  # digits after which a floating number says nothing


def claims_text(settings: Settings, exhibit: str | None, tier: str | None, form: str) -> str:
    """The reconciliation as text, CSV or JSON, of one exhibit or tier where named.

    CSV and JSON are exports and leave out tiers held back. Raises UsageError where the release holds no claim of that
    exhibit, nothing of that tier, or may not export the tier that is named.
    """
    kept = () if form == "table" else held_back(settings)
    if tier in kept:
        raise UsageError(
            f"figures of tier '{tier}' are licensed and stay on this machine",
            fix="--format table shows them; --export-vendor exports them where your licence allows it",
        )
    with duckdb.connect(str(published_file(settings)), read_only=True) as connection:
        if not _has_table(connection):
            raise UsageError("this release was built before claims were reconciled", fix="biopharma refresh")
        rows = _rows(connection)
    _refuse_unknown("exhibit", exhibit, {row["exhibit_id"] for row in rows}, _plain)
    _refuse_unknown("tier", tier, {row["data_tier"] for row in rows}, str)
    chosen = [
        row
        for row in rows
        if (exhibit is None or _plain(row["exhibit_id"]) == _plain(exhibit))
        and tier in (None, row["data_tier"])
        and row["data_tier"] not in kept
    ]
    if form == "json":
        return json.dumps(chosen, indent=1, ensure_ascii=False, default=str)
    if form == "csv":
        return _csv(chosen)
    tiers = list(dict.fromkeys(row["data_tier"] for row in chosen))
    return "\n\n".join(_tier_text(name, [row for row in chosen if row["data_tier"] == name]) for name in tiers)


def _has_table(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(
        connection.execute(
            "select 1 from duckdb_tables() where schema_name = 'meta' and table_name = $1", [TABLE]
        ).fetchone()
    )


def _rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Measured tiers first, then claims in their order; the dbt run that they share is left out."""
    cursor = connection.execute(
        f"select * exclude (dbt_run_id) from meta.{TABLE} order by is_evidence desc, data_tier, claim_id"
    )
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _plain(exhibit: str) -> str:
    """`03`, `3`, `e03` and panels such as `3a` are one exhibit: claims are stated per exhibit."""
    return exhibit.lower().removeprefix("e").lstrip("0").rstrip("abc") or exhibit


def _refuse_unknown(what: str, asked: str | None, known: set[str], plain: Any) -> None:
    if asked is not None and plain(asked) not in {plain(name) for name in known}:
        raise UsageError(f"no claim of {what} '{asked}' in this release", fix=f"here: {', '.join(sorted(known))}")


def _csv(rows: list[dict[str, Any]]) -> str:
    import pandas as pd

    return pd.DataFrame(rows).to_csv(index=False).rstrip("\n")


def _tier_text(tier: str, rows: list[dict[str, Any]]) -> str:
    counts = Counter(row["status"] for row in rows)
    summary = ", ".join(f"{counts[status]} {status}" for status in SHOWN_STATUS if counts[status])
    lines = [f"{tier}: {len(rows)} claims, {summary}"]
    if tier in TIER_NOTES:
        lines.append(TIER_NOTES[tier])
    tested = [row for row in rows if row["status"] in ("pass", "warn", "fail")]
    if tested:
        head = ["claim", "status", "observed", "claimed", "tolerance", "difference", "unit", "what the report says"]
        lines += ["", text_table(head, [_line(row) for row in tested])]
    lines += _grouped("not compared", [row for row in rows if row["status"] == "not_comparable"])
    lines += _grouped("no data", [row for row in rows if row["status"] == "no_data"])
    beside = {text for row in tested for text in row["benchmarks"]}
    if beside:
        lines += ["", "independent figures beside these claims (none is the same measure)"]
        lines += [f"  {text}" for text in sorted(beside)]
    return "\n".join(lines)


def _line(row: dict[str, Any]) -> list[str]:
    is_no_number = row["operator_code"].startswith("trend") or _is_open(row)
    delta = "" if row["delta"] is None or is_no_number else f"{round(row['delta'], ROUNDED_TO):+.4g}"
    compared = [_observed(row), _claimed(row), row["tolerance"], delta]
    return [row["claim_id"], row["status"], *compared, row["unit"] or "", row["paraphrase"]]


def _observed(row: dict[str, Any]) -> str:
    if row["operator_code"].startswith("trend"):
        ends = "rises" if row["delta"] > 0 else "falls" if row["delta"] < 0 else "level"
        return f"{ends} {row['observed_case']}, tau {row['observed']:+.2f}"
    if row["observed"] is None or _is_open(row):
        return _interval(row["observed_low"], row["observed_high"])
    return _number(row["observed"]) + (f" ({row['observed_case']})" if row["observed_case"] else "")


def _is_open(row: dict[str, Any]) -> bool:
    """True for what is known from one end only, such as a printed 'less than'."""
    return (row["observed_low"] is None) != (row["observed_high"] is None)


def _claimed(row: dict[str, Any]) -> str:
    low, high, operator = row["low"], row["high"], row["operator_code"]
    if operator.startswith("trend"):
        return "rises" if operator == "trend_up" else "falls"
    if operator in ("gt", "ge", "lt", "le"):
        return f"{SYMBOLS[operator]} {_number(low if low is not None else high)}"
    return _interval(low, high) if low != high else f"{SYMBOLS.get(operator, '=')} {_number(low)}"


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"up to {_number(high)}" if low is None else f"from {_number(low)}"
    return f"{_number(low)} to {_number(high)}"


def _number(value: float | None) -> str:
    """A figure, or the date that its digits make."""
    if value is None:
        return "open"
    if FIRST_DATE <= value <= LAST_DATE and value == int(value):
        digits = str(int(value))
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return f"{int(value)}" if value == int(value) else f"{value:.4g}"


def _grouped(title: str, rows: list[dict[str, Any]]) -> list[str]:
    """Claims that were not tested, by reason: their numbers are enough."""
    if not rows:
        return []
    reasons = dict.fromkeys(row["reason"] for row in rows)
    found = {reason: ", ".join(row["claim_id"] for row in rows if row["reason"] == reason) for reason in reasons}
    return ["", title, *(f"  {reason}: {claims}" for reason, claims in found.items())]

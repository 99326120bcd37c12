"""What the tests of vendor drops share: a small whole drop, written by hand, and ways to put it down.

Belongs here: the drop's rows and its manifest. Does not belong here: what is wrong with a drop (the tests).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

import openpyxl
from landing_kit import Desk

COMPANIES = [
    ["company_id", "name", "name_local", "hq_country", "type", "founded_year", "tickers", "parent_id", "market_cap",
     "market_cap_date"],
    ["N-1", "Example Biotech", "", "CN", "biotech", "2016", "EXB.X|EXB.Y", "", "1500000000", "2025-12-31"],
    ["N-2", "Example Pharma", "", "US", "mnc", "", "", "", "", ""],
]  # fmt: skip
DEALS = [
    ["deal_id", "announced_date", "type", "has_codev", "licensor_id", "licensor_country", "licensee_id",
     "licensee_country", "asset_ids", "ta", "stage", "upfront", "total", "equity", "currency", "territory"],
    ["D-1", "2025-03-31", "licensing", "true", "N-1", "CN", "N-2", "US", "A-1|A-2", "oncology", "II", "45000000",
     "900000000.5", "", "USD", "global"],
    ["D-2", "2024-11-02", "option", "", "N-1|N-3", "CN|HK", "N-2", "US", "", "", "", "", "", "", "", ""],
    ["D-3", "2023-01-15", "asset_acquisition", "false", "N-3", "", "", "", "A-7", "neurology", "NA", "0", "", "", "CNY",
     ""],
]  # fmt: skip


def as_csv(rows: list[list[Any]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows: list[list[Any]], merge: str = "", sheets: int = 1) -> bytes:
    """Return rows as the first of some sheets of a workbook, with a range merged where one is named."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if merge:
        book.worksheets[0].merge_cells(merge)
    for number in range(1, sheets):
        book.create_sheet(f"Notes {number}")
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def changed(row: int, column: str, value: Any) -> list[list[Any]]:
    """Return the deals with one cell replaced; row 1 is the header."""
    rows = [list(cells) for cells in DEALS]
    rows[row - 1][DEALS[0].index(column)] = value
    return rows


def count_rows(content: bytes) -> int:
    """Return the rows below the header that a CSV holds."""
    return max(0, len(list(csv.reader(io.StringIO(content.decode("utf-8", "replace"))))) - 1)


def put_drop(
    desk: Desk,
    vendor: str = "north",
    *,
    deals: bytes | None = None,
    deals_as: str = "vendor_deal.csv",
    n_deals: int | None = None,
    asof: str = "2026-01-09",
    manifest: dict[str, Any] | None = None,
) -> None:
    """Put a whole drop down: companies and deals with a manifest that fits them, and `manifest` overriding members."""
    content = as_csv(DEALS) if deals is None else deals
    rows = count_rows(content) if n_deals is None else n_deals
    files = {"vendor_company.csv": (as_csv(COMPANIES), 2), deals_as: (content, rows)}
    for name, (body, _) in files.items():
        desk.put(f"vendor/{vendor}/{name}", body)
    body = {
        "vendor": vendor,
        "extract_date": "2026-01-12",
        "asof_date": asof,
        "licence_id": "L-1",
        "files": {
            name: {"row_count": count, "sha256": hashlib.sha256(content).hexdigest()}
            for name, (content, count) in files.items()
        },
    }
    desk.put(f"vendor/{vendor}/manifest.json", json.dumps(body | (manifest or {})))

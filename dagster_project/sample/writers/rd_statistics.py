"""Funding lines as somebody would collect them from published reports: one CSV, an unknown amount is empty."""

import csv
from pathlib import Path

from dagster_project.sample.panel.funding_lines import funding_lines

COLUMNS = "country,year,source_type,line_id,low,mid,high,bound_op,currency,basis,is_innovative_drug,is_nascent,citation"


def write_lines(folder: Path, seed: int) -> int:
    """Write all lines; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    n_rows = 0
    with (folder / "funding_lines_synthetic.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(COLUMNS.split(","))
        for line in funding_lines(seed):
            bound = "null" if line.mid is None else "approx" if line.low == line.high else "range"
            amounts = ["" if amount is None else amount for amount in (line.low, line.mid, line.high)]
            flags = [str(flag).lower() for flag in (line.is_innovative_drug, line.is_nascent)]
            key = (line.country, line.year, line.source_type, line.line_id)
            out.writerow((*key, *amounts, bound, line.currency, line.basis, *flags, "SYNTHETIC yearbook"))
            n_rows += 1
    return n_rows

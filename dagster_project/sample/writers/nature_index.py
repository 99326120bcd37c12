"""City tables of the article index: one CSV per edition and subject, ranked by Share."""

import csv
from pathlib import Path

from dagster_project.sample.panel.rankings import EDITIONS, SUBJECTS, city_shares


def write_cities(folder: Path, seed: int) -> int:
    """Write all editions; returns the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    n_rows = 0
    for edition in EDITIONS:
        with (folder / f"cities_{edition}_synthetic.csv").open("w", encoding="utf-8", newline="") as handle:
            out = csv.writer(handle, lineterminator="\n")
            out.writerow(("edition", "subject", "rank", "city", "country", "share"))
            for subject in SUBJECTS:
                rows = [row for row in city_shares(seed) if row[:2] == (edition, subject)]
                for rank, (_, _, city, country, share) in enumerate(sorted(rows, key=lambda r: (-r[4], r[2])), 1):
                    out.writerow((edition, subject, rank, city, country, share))
                    n_rows += 1
    return n_rows

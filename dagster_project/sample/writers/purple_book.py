"""FDA Purple Book monthly CSV: preamble, a block of changes, the header again, then the full list."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from dagster_project.sample.assets import CBER_ONLY
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.filings import CHEMICAL, Filing
from dagster_project.sample.pools import EXCLUSIVITY_YEARS

HEADER = [
    "N/R/U",
    "Applicant",
    "BLA Number",
    "Proprietary Name",
    "Proper Name",
    "BLA Type",
    "Strength",
    "Dosage Form",
    "Route of Administration",
    "Product Presentation",
    "Marketing Status",
    "Licensure",
    "Approval Date",
    "Ref. Product Proper Name",
    "Ref. Product Proprietary Name",
    "Supplement Number",
    "Submission Type",
    "License Number",
    "Product Number",
    "Center",
    "Date of First Licensure",
    "Exclusivity Expiration Date",
    "First Interchangeable Exclusivity Exp. Date",
    "Ref. Product Exclusivity Exp. Date",
    "Orphan Exclusivity Exp. Date",
]
EMPTY = [""] * len(HEADER)


class PurpleBookWriter:
    """Collects licensed biologics and writes the month's file; years have two digits, as in 2026 issues."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"purplebook_synthetic_{SNAPSHOT:%Y-%m}.csv"
        self._rows: list[list[str]] = []
        self._changes: list[list[str]] = []

    @property
    def n_products(self) -> int:
        """Rows of the full list."""
        return len(self._rows)

    def add(self, filing: Filing) -> None:
        """Write one FDA filing of a biologic: the licence itself and a strength that a supplement added."""
        asset = filing.asset
        if filing.agency != "FDA" or asset.modality in CHEMICAL:
            return
        centre = "CBER" if asset.modality in CBER_ONLY else "CDER"
        licence = str(1000 + asset.number % 9000)
        is_copy = filing.kind == "biosimilar"
        for product, submission, lag in (("1", "Original", 0), ("2", "Supplement", 500)):
            day = filing.day + timedelta(days=lag)
            if day > SNAPSHOT or (centre == "CBER" and product == "2"):
                continue
            row = [
                "",
                filing.applicant,
                filing.application_no[-6:],
                filing.brand,
                filing.substance,
                "351(k) Biosimilar" if is_copy else "351(a)",
                "100MG/4ML" if product == "1" else "400MG/16ML",
                "Suspension" if asset.is_cell else "Injection",
                "Intravenous",
                "Single-Dose Vial",
                "Rx",
                "Licensed",
                _day(day),
                asset.inn if is_copy else "",
                asset.brand if is_copy else "N/A",
                "0" if product == "1" else "12",
                submission,
                licence,
                product,
                centre,
                "",
                "",
                "",
                "" if is_copy else _day(filing.day.replace(year=filing.day.year + EXCLUSIVITY_YEARS, day=1)),
                "",
            ]
            self._rows.append(row)
            if (SNAPSHOT - day).days < 90:
                self._changes.append(["N", *row[1:]])

    def close(self) -> None:
        """Write the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("w", encoding="utf-8-sig", newline="") as handle:
            _write(handle, self._changes, self._rows)


def _write(handle: TextIO, changes: list[list[str]], rows: list[list[str]]) -> None:
    out = csv.writer(handle, lineterminator="\r\n")
    first = f"Purple Book Monthly Historical Data Changes Report - {SNAPSHOT:%B %Y} (SYNTHETIC)"
    out.writerow([first, *EMPTY[1:]])
    out.writerow(EMPTY)
    out.writerow(
        [
            "Newly Approved Products (N)  / Products Added in Current Release (R) / Updated Products (U)",
            *EMPTY[1:],
        ]
    )
    out.writerow(HEADER)
    out.writerows(changes)
    out.writerow(EMPTY)
    out.writerow(HEADER)
    out.writerows(sorted(rows, key=lambda r: (r[2], r[18])))


def _day(day: object) -> str:
    return f"{day.day}-{day:%b-%y}"

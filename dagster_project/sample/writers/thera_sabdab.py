"""Thera-SAbDab table of antibodies with an INN: format, targets, company; sequences are left out."""

import csv
from pathlib import Path

from dagster_project.sample.assets import Asset

COLUMNS = (
    "Therapeutic",
    "Format",
    "Highest_Clin_Trial (Feb '25)",
    "Est. Status",
    "Year Proposed",
    "Target",
    "Companies",
    "Notes",
    "Alternative Therapeutic Names",
)
FORMATS = {
    "mab": "Whole mAb",
    "probody": "Whole mAb",
    "adc": "Whole mAb ADC",
    "bsab": "Bispecific mAb",
    "multispecific_ab": "Trispecific mAb",
    "multispecific_adc": "Bispecific mAb ADC",
}


class TheraSabdabWriter:
    """Streams antibodies that have an INN."""

    def __init__(self, folder: Path, dirty: bool) -> None:
        self._dirty = dirty
        folder.mkdir(parents=True, exist_ok=True)
        self._handle = (folder / "TheraSAbDab_synthetic.csv").open("w", encoding="utf-8", newline="")
        self._out = csv.writer(self._handle, lineterminator="\n")
        self._out.writerow(COLUMNS)
        self.n_antibodies = 0

    def add(self, asset: Asset) -> None:
        """Write one antibody; others are passed over."""
        if asset.inn is None or asset.modality not in FORMATS or (self._dirty and not asset.in_reference):
            return
        self.n_antibodies += 1
        stage = "Approved" if asset.approvals else "Phase-II"
        row = (
            (asset.inn.split(" ")[0] if self._dirty else asset.inn).capitalize(),
            FORMATS[asset.modality],
            stage,
            "Active",
            asset.inn_date.year,
            ";".join(asset.targets),
            asset.originator.name_on(asset.first_day),
            "SYNTHETIC",
            asset.code or "na",
        )
        self._out.writerow(row)

    def close(self) -> None:
        """Close the table."""
        self._handle.close()

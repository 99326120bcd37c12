"""The right link behind every name, in the columns of the labelled sets for `biopharma resolution`."""

import csv
from pathlib import Path
from typing import TextIO

from dagster_project.sample.assets import Asset
from dagster_project.sample.geo import n_regions
from dagster_project.sample.trials import PHARMA_TYPES, PHASE_GROUP_E09, Trial
from dagster_project.sample.writers.ctgov_arms import Written

TRIAL_COLUMNS = [
    *("nct_id", "lead_sponsor_country", "lead_sponsor_type", "is_china_company_sponsor", "phase_group_e09"),
    *("is_innovative_drug_trial", "is_h2h", "h2h_comparator", "is_mrct", "is_covid", "is_cell_therapy"),
    *("ta_ids", "has_arms", "confidence", "note"),
]
ASSET_COLUMNS = [
    *("nct_id", "raw_name", "pref_name", "role", "innovation_class", "is_nme", "modality_l2"),
    *("origin_country", "origin_country_also", "originator_company", "targets", "confidence"),
    *("asset_key", "written_as"),
]


class LinkWriter:
    """Streams `gold/trials.csv` and `gold/assets.csv`; `written_as` says what was done to the name."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._trials = (folder / "trials.csv").open("w", encoding="utf-8", newline="")
        self._assets = (folder / "assets.csv").open("w", encoding="utf-8", newline="")
        self._trial_rows = _rows(self._trials, TRIAL_COLUMNS)
        self._asset_rows = _rows(self._assets, ASSET_COLUMNS)

    def add(self, trial: Trial, written: list[Written]) -> None:
        """Label one study and the drugs it names."""
        drugs = [(w, p) for w in written for p in w.participants if p.asset is not None]
        own = [p.asset for _, p in drugs if p.role == "experimental"]
        rivals = sorted({p.asset.inn for _, p in drugs if p.role == "active_comparator" and own})
        is_h2h = trial.design.startswith("head_to_head")
        areas = sorted({a for c in trial.conditions for a in c.ta_ids})
        self._trial_rows.writerow(
            [
                trial.nct,
                trial.lead_country,
                trial.lead_type,
                _flag(trial.lead_country == "CN" and trial.lead_type in PHARMA_TYPES),
                PHASE_GROUP_E09.get(trial.phase, "none") if trial.phase_rank else "none",
                _flag(any(a.is_nme for a in own)),
                _flag(is_h2h),
                ";".join(rivals) if is_h2h else "",
                _flag(n_regions(trial.site_countries) >= 2),
                _flag(trial.is_covid),
                _flag(any(a.is_cell for a in own)),
                "" if trial.is_in_healthy_only else ";".join(areas),
                _flag(bool(written)),
                "high",
                "SYNTHETIC",
            ]
        )
        for one, participant in drugs:
            self._asset_rows.writerow(_asset_row(trial, one, participant.role, participant.asset))

    def close(self) -> None:
        """Close both files."""
        self._trials.close()
        self._assets.close()


def _asset_row(trial: Trial, one: Written, role: str, asset: Asset) -> list[str]:
    is_copy = role == "biosimilar"
    return [
        trial.nct,
        one.mention.name,
        asset.pref_name,
        "experimental" if is_copy else role,
        "biosimilar" if is_copy else asset.innovation_class,
        _flag(asset.is_nme and not is_copy),
        asset.modality,
        (trial.lead_country if is_copy else asset.origin_country) or "UNK",
        "",
        trial.lead_name if is_copy else asset.originator.name,
        ";".join(asset.targets),
        "high",
        asset.key,
        one.mention.kind,
    ]


def _rows(handle: TextIO, columns: list[str]) -> "csv._writer":
    out = csv.writer(handle, lineterminator="\n")
    out.writerow(columns)
    return out


def _flag(value: bool) -> str:
    return str(value).lower()

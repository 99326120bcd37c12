"""A labelled set: trials.csv, assets.csv and aliases.csv, read and checked.

Belongs here: the file format and what a row means. Does not belong here: which rows a measure leaves out (`measures`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dagster_project.errors import UsageError

TRIAL_COLUMNS = (
    "nct_id",
    "lead_sponsor_country",
    "lead_sponsor_type",
    "phase_group_e09",
    "is_innovative_drug_trial",
    "is_h2h",
    "is_mrct",
    "is_covid",
    "is_cell_therapy",
    "ta_ids",
    "has_arms",
    "confidence",
)
ASSET_COLUMNS = (
    "nct_id",
    "raw_name",
    "pref_name",
    "role",
    "innovation_class",
    "is_nme",
    "modality_l2",
    "origin_country",
    "origin_country_also",
    "targets",
    "confidence",
)
ALIAS_COLUMNS = ("nct_id", "raw_name", "pref_name")
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True)
class LabelledTrial:
    """One labelled trial; flags by the name of their measure."""

    nct_id: str
    sponsor_country: str
    sponsor_type: str
    phase_group: str
    flags: dict[str, bool]
    areas: frozenset[str]
    has_arms: bool
    is_doubtful: bool


@dataclass(frozen=True)
class LabelledAsset:
    """One named drug of a labelled trial, with every name that the trial gives it."""

    nct_id: str
    pref_name: str
    raw_names: tuple[str, ...]
    role: str
    innovation_class: str
    is_nme: bool
    modality: str
    origins: frozenset[str]
    targets: frozenset[str]
    is_doubtful: bool


@dataclass(frozen=True)
class LabelledSet:
    """Trials by number and the assets labelled in them."""

    trials: dict[str, LabelledTrial]
    assets: tuple[LabelledAsset, ...]


def read_labels(folder: Path) -> LabelledSet:
    """Read a labelled set.

    Raises `UsageError` naming file, row and column for a missing file or column, a value that is no boolean or
    confidence, a trial labelled twice, or an asset or alias of a trial that is not labelled.
    """
    trials: dict[str, LabelledTrial] = {}
    for where, row in _rows(folder / "trials.csv", TRIAL_COLUMNS):
        if row["nct_id"] in trials:
            raise UsageError(f"trial {row['nct_id']} is labelled twice", where=where, fix="keep one row")
        trials[row["nct_id"]] = _trial(row, where)
    aliases: dict[tuple[str, str], list[str]] = {}
    for where, row in _rows(folder / "aliases.csv", ALIAS_COLUMNS):
        _known(row["nct_id"], trials, where)
        aliases.setdefault((row["nct_id"], row["pref_name"]), []).append(row["raw_name"])
    assets = []
    for where, row in _rows(folder / "assets.csv", ASSET_COLUMNS):
        _known(row["nct_id"], trials, where)
        assets.append(_asset(row, aliases.get((row["nct_id"], row["pref_name"]), []), where))
    return LabelledSet(trials, tuple(assets))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    if not path.is_file():
        raise UsageError(
            "a file of the labelled set is missing",
            where=str(path),
            fix="point --gold at a folder with trials.csv, assets.csv and aliases.csv",
        )
    with path.open(newline="", encoding="utf-8-sig") as stream:
        reader = csv.DictReader(stream)
        missing = [column for column in columns if column not in (reader.fieldnames or [])]
        if missing:
            raise UsageError(
                f"columns are missing: {', '.join(missing)}",
                where=f"{path}, first line",
                fix=f"the header must hold {', '.join(columns)}",
            )
        for number, row in enumerate(reader, start=2):
            yield f"{path}, line {number}", {column: (row[column] or "").strip() for column in columns}


def _trial(row: dict[str, str], where: str) -> LabelledTrial:
    flags = ("is_mrct", "is_covid", "is_cell_therapy", "is_innovative_drug_trial", "is_h2h")
    return LabelledTrial(
        nct_id=row["nct_id"],
        sponsor_country=row["lead_sponsor_country"],
        sponsor_type=row["lead_sponsor_type"],
        phase_group=row["phase_group_e09"],
        flags={flag: _boolean(row, flag, where) for flag in flags},
        areas=_listed(row["ta_ids"]),
        has_arms=_boolean(row, "has_arms", where),
        is_doubtful=_is_doubtful(row, where),
    )


def _asset(row: dict[str, str], aliases: list[str], where: str) -> LabelledAsset:
    return LabelledAsset(
        nct_id=row["nct_id"],
        pref_name=row["pref_name"],
        raw_names=(row["raw_name"], *aliases),
        role=row["role"],
        innovation_class=row["innovation_class"],
        is_nme=_boolean(row, "is_nme", where),
        modality=row["modality_l2"],
        origins=_listed(row["origin_country"]) | _listed(row["origin_country_also"]),
        targets=_listed(row["targets"]),
        is_doubtful=_is_doubtful(row, where),
    )


def _known(nct_id: str, trials: dict[str, LabelledTrial], where: str) -> None:
    if nct_id not in trials:
        raise UsageError(
            f"trial {nct_id or '(empty)'} has no row in trials.csv",
            where=where,
            fix="label the trial or drop the row",
        )


def _boolean(row: dict[str, str], column: str, where: str) -> bool:
    if row[column] not in ("true", "false"):
        raise UsageError(f"'{row[column]}' is neither true nor false", where=f"{where}, {column}", fix="correct it")
    return row[column] == "true"


def _is_doubtful(row: dict[str, str], where: str) -> bool:
    if row["confidence"] not in CONFIDENCES:
        raise UsageError(
            f"'{row['confidence']}' is no confidence",
            where=f"{where}, confidence",
            fix=f"use one of {', '.join(CONFIDENCES)}",
        )
    return row["confidence"] == "low"


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(";") if part.strip())

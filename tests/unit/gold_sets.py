"""A tiny labelled set and a tiny release that agrees with it, for the tests of the measuring tool."""

import csv
from pathlib import Path
from typing import Any

import duckdb

TRIAL = {
    "nct_id": "NCT90000001",
    "lead_sponsor_country": "CN",
    "lead_sponsor_type": "biotech",
    "phase_group_e09": "III",
    "is_innovative_drug_trial": "true",
    "is_h2h": "true",
    "is_mrct": "true",
    "is_covid": "false",
    "is_cell_therapy": "false",
    "ta_ids": "oncology",
    "has_arms": "true",
    "confidence": "high",
}
ASSET = {
    "nct_id": "NCT90000001",
    "raw_name": "AB-101 injection",
    "pref_name": "testimab",
    "role": "experimental",
    "innovation_class": "nme",
    "is_nme": "true",
    "modality_l2": "mab",
    "origin_country": "CN",
    "origin_country_also": "",
    "targets": "PDCD1",
    "confidence": "high",
}
TABLES = {
    "dim_trial": "data_tier varchar, trial_id varchar, first_registered_date date, start_date date, "
    "lead_company_id varchar, phase_group_e09 varchar, "
    "is_mrct boolean, is_covid boolean, is_cell_therapy boolean, is_innovative_drug_trial boolean, is_h2h boolean",
    "dim_company_version": "data_tier varchar, company_id varchar, valid_from_date date, valid_to_date date, "
    "operating_hq_country varchar, company_type varchar, parent_company_id varchar",
    "bridge_trial_ta": "data_tier varchar, trial_id varchar, ta_id varchar",
    "bridge_trial_asset": "data_tier varchar, trial_id varchar, asset_id varchar, raw_names varchar[], role varchar, "
    "innovation_class varchar",
    "dim_asset": "data_tier varchar, asset_id varchar, pref_name varchar, is_nme boolean, modality_l2 varchar",
    "v_asset_origin": "data_tier varchar, asset_id varchar, origin_country varchar",
    "asset_synonym": "data_tier varchar, asset_id varchar, synonym varchar, is_ambiguous boolean",
    "bridge_asset_target": "data_tier varchar, asset_id varchar, target_id varchar",
}
ROWS: dict[str, list[tuple[Any, ...]]] = {
    "dim_trial": [("NCT90000001", "2021-04-01", None, "unit", "III", True, False, False, True, True)],
    "dim_company_version": [
        ("unit", "1800-01-01", None, "US", "biotech", "head"),
        ("head", "1800-01-01", "2024-12-31", "CN", "big_pharma", None),
        ("head", "2025-01-01", None, "CH", "biopharma", None),
    ],
    "bridge_trial_ta": [("NCT90000001", "oncology")],
    "bridge_trial_asset": [("NCT90000001", "ast_1", ["AB-101 injection"], "experimental", "nme")],
    "dim_asset": [("ast_1", "testimab", True, "mab")],
    "v_asset_origin": [("ast_1", "CN")],
    "asset_synonym": [("ast_1", "AB-101", False)],
    "bridge_asset_target": [("ast_1", "PDCD1")],
}


def write_gold(
    folder: Path,
    trials: list[dict[str, str]] | None = None,
    assets: list[dict[str, str]] | None = None,
    aliases: list[dict[str, str]] | None = None,
) -> Path:
    """Write a labelled set; without arguments one trial with one asset."""
    folder.mkdir(parents=True, exist_ok=True)
    alias_rows = aliases or []
    contents = {
        "trials.csv": (list(TRIAL), [TRIAL] if trials is None else trials),
        "assets.csv": (list(ASSET), [ASSET] if assets is None else assets),
        "aliases.csv": (["nct_id", "raw_name", "pref_name"], alias_rows),
    }
    for name, (columns, rows) in contents.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, fieldnames=columns)
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_release(
    path: Path, changes: dict[str, list[tuple[Any, ...]]] | None = None, tier: str = "public_proxy"
) -> Path:
    """Write a release's core tables; `changes` replaces the rows of the tables it names (without their tier)."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema core")
        for table, columns in TABLES.items():
            connection.execute(f"create table core.{table} ({columns})")
            for row in (ROWS | (changes or {}))[table]:
                marks = ", ".join("?" * (len(row) + 1))
                connection.execute(f"insert into core.{table} values ({marks})", [tier, *row])
    return path

"""Contracts as data: what a source.yml may say, and that the staging models read every column of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dagster_project.errors import UsageError
from dagster_project.sources.contract import LIST_TYPES, read_contract
from dagster_project.sources.spec import all_sources

ROOT = Path(__file__).resolve().parents[2]
STAGED_AS = {
    "text": "string", "country": "string", "date": "date", "integer": "integer", "number": "double",
    "money": "double", "boolean": "boolean",
} | dict.fromkeys(LIST_TYPES, "varchar[]")  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        ({"type": "tekst"}, "source.yml.amount"),
        ({"type": "text", "requird": True}, "source.yml.amount, unknown: requird"),
        ({"type": "money", "needs": "currency"}, "source.yml.amount"),
        ({"type": "text", "taxonomy": "colours"}, "source.yml.amount: colours"),
    ],
)
def test_column_that_is_not_described_well_is_named(entry: dict[str, Any], where: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_contract({"amount": entry}, where="source.yml")
    assert caught.value.where == where


def test_allowed_values_come_from_the_seeds() -> None:
    contract = read_contract({"a": {"type": "country"}, "b": {"type": "text", "taxonomy": "deal_type"}}, where="")
    assert {"CN", "US", "UNK"} <= set(contract["a"].allowed)
    assert "licensing" in contract["b"].allowed


@pytest.mark.parametrize("table", all_sources()["vendor"].tables)
def test_staging_holds_every_column_of_the_contract_in_its_type(table: str) -> None:
    described = yaml.safe_load((ROOT / "dbt/models/staging/vendor/vendor.yml").read_text())["models"]
    (model,) = [model for model in described if model["name"] == f"stg_vendor__{table}"]
    staged = {column["name"]: column["data_type"] for column in model["columns"]}
    for name in ("data_tier", "vendor", "asof_date", "load_id"):
        del staged[name]
    contract = all_sources()["vendor"].tables[table].contract
    assert staged == {name: STAGED_AS[column.type] for name, column in contract.items()}


@pytest.mark.parametrize("table", all_sources()["vendor"].tables.values(), ids=lambda table: table.name)
def test_every_part_of_a_key_is_required(table: Any) -> None:
    assert all(table.contract[part].required for (part,) in table.key)

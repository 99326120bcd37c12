"""Fields of a load and what changed since the last one, by name."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagster_project.landing import drift
from dagster_project.landing.drift import Drift, compare, fields_of


def part(folder: Path, records: list[dict[str, Any]]) -> Path:
    """Write payloads as a load's Parquet file."""
    path = folder / "part-00000.parquet"
    pq.write_table(pa.table({"payload": [json.dumps(record) for record in records]}), path)
    return path


def test_fields_are_paths_with_their_types_over_all_records(tmp_path: Path) -> None:
    records = [{"id": "x", "n": 1, "a": {"b": True}}, {"id": "y", "list": [{"c": 1.5}], "tags": ["t"], "none": None}]
    assert fields_of([part(tmp_path, records)]) == {
        "id": "VARCHAR",
        "n": "INTEGER",
        "a.b": "BOOLEAN",
        "list[].c": "DOUBLE",
        "tags[]": "VARCHAR",
        "none": "NULL",
    }


@pytest.mark.parametrize(
    ("values", "field", "family"),
    [
        ([1, 2.5], "n", "DOUBLE"),
        ([1, "x"], "n", "JSON"),
        ([None, "x"], "n", "VARCHAR"),
        ([True, 1], "n", "JSON"),
        ([[], [{"b": 1}]], "n[].b", "INTEGER"),
        ([{"a": 1}, {"b": "x"}], "n.b", "VARCHAR"),
        ([{"a": 1}, 3], "n", "JSON"),
    ],
)
def test_fields_of_many_records_are_those_of_all(
    values: list[Any], field: str, family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are read in batches; what the first batches show and what the last does come together."""
    path = part(tmp_path, [{"n": value} for value in values])
    at_once = fields_of([path])
    monkeypatch.setattr(drift, "BATCH_RECORDS", 1)
    assert fields_of([path]) == at_once
    assert at_once[field] == family


def test_width_and_sign_of_a_number_are_no_change(tmp_path: Path) -> None:
    small = fields_of([part(tmp_path, [{"n": 1}])])
    large = fields_of([part(tmp_path, [{"n": -(2**40)}])])
    assert compare(small, large) == Drift()


def test_added_removed_and_retyped_fields_are_named() -> None:
    before = {"kept": "VARCHAR", "gone": "VARCHAR", "count": "INTEGER", "empty": "NULL"}
    now = {"kept": "VARCHAR", "fresh": "BOOLEAN", "count": "VARCHAR", "empty": "VARCHAR"}
    change = compare(before, now)
    assert change == Drift(added=("fresh",), removed=("gone",), retyped=("count (INTEGER -> VARCHAR)",))
    assert change.notes() == [
        "fields new since the last load: fresh",
        "fields gone since the last load: gone",
        "fields retyped since the last load: count (INTEGER -> VARCHAR)",
    ]


def test_first_load_has_nothing_to_differ_from() -> None:
    assert compare(None, {"a": "VARCHAR"}) == Drift()
    assert Drift().notes() == []


def test_long_lists_are_cut_with_their_length() -> None:
    (note,) = Drift(added=tuple(f"f{n:02d}" for n in range(20))).notes(limit=2)
    assert note == "fields new since the last load: f00, f01 and 18 more"

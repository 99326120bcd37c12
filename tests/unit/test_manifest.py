"""Loads on disk: written once, read back the same, ordered by the publisher's date, good only when passed."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_gate import MANIFEST

from dagster_project.landing.files import write_text_once
from dagster_project.landing.manifest import InputFacts, Load, last_good, loads_of, read_load, write_verdict


def put(
    raw: Path, number: int, *, as_of: str | None = None, status: str = "landed", passed: bool | None = True
) -> Load:
    """Write a load's folder with manifest and verdict."""
    manifest = replace(
        MANIFEST, load_id=f"2026010{number}T000000000000Z-abcdef01", as_of=as_of, status=status,
        landed_at=f"2026-01-0{number}T00:00:00",
    )  # fmt: skip
    folder = raw / "ctgov" / "studies" / manifest.load_id
    folder.mkdir(parents=True)
    write_text_once(folder / "manifest.json", manifest.to_json())
    load = read_load(folder)
    assert load
    if passed is not None:
        write_verdict(load, passed=passed, details=[])
    return load


def numbers(loads: list[Load]) -> list[int]:
    """Return the loads' numbers in their order."""
    return [int(load.manifest.load_id[7]) for load in loads]


def test_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    facts = InputFacts(name="ä.json", sha256="ff", n_bytes=3, n_records=1, announced_total=2, url="http://x")
    manifest = replace(MANIFEST, inputs=(facts,), refusals=("short",), fields={"a": "VARCHAR"}, content_sha256=None)
    write_text_once(tmp_path / "manifest.json", manifest.to_json())
    load = read_load(tmp_path)
    assert load == Load(folder=tmp_path, manifest=manifest, verdict=None)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_load_of_an_older_version_is_read_without_what_no_longer_exists(tmp_path: Path) -> None:
    older = json.loads(MANIFEST.to_json()) | {"extra": {}}
    write_text_once(tmp_path / "manifest.json", json.dumps(older))
    assert read_load(tmp_path) == Load(folder=tmp_path, manifest=MANIFEST, verdict=None)


def test_folder_without_manifest_is_no_load(tmp_path: Path) -> None:
    (tmp_path / "ctgov" / "studies" / "20260101T000000000000Z-abcdef01").mkdir(parents=True)
    (tmp_path / "ctgov" / "studies" / ".landing-1-x").mkdir()
    put(tmp_path, 2)
    assert numbers(loads_of(tmp_path, "ctgov", "studies")) == [2]
    assert loads_of(tmp_path, "ctgov", "absent") == []


def test_loads_are_ordered_by_the_publishers_date_then_by_landing(tmp_path: Path) -> None:
    put(tmp_path, 1, as_of="2025-06-01")
    put(tmp_path, 2, as_of="2024-01-01")
    put(tmp_path, 3)
    put(tmp_path, 4, as_of="2025-06-01")
    assert numbers(loads_of(tmp_path, "ctgov", "studies")) == [2, 1, 4, 3]
    assert loads_of(tmp_path, "ctgov", "studies", "synthetic") == []


@pytest.mark.parametrize(("status", "passed"), [("refused", True), ("landed", False), ("landed", None)])
def test_only_a_landed_and_passed_load_is_good(tmp_path: Path, status: str, passed: bool | None) -> None:
    put(tmp_path, 1)
    put(tmp_path, 2, status=status, passed=passed)
    good = last_good(tmp_path, "ctgov", "studies", "public_proxy")
    assert good and numbers([good]) == [1]


def test_last_good_load_before_a_date(tmp_path: Path) -> None:
    put(tmp_path, 1, as_of="2024-01-01")
    put(tmp_path, 2, as_of="2025-06-01")
    find = {until: last_good(tmp_path, "ctgov", "studies", "public_proxy", until=until)
            for until in (date(2023, 12, 31), date(2024, 1, 1), date(2025, 5, 31), None)}  # fmt: skip
    assert [load and numbers([load]) for load in find.values()] == [None, [1], [1], [2]]


def test_rejected_load_can_be_judged_anew(tmp_path: Path) -> None:
    load = put(tmp_path, 1, passed=False)
    assert last_good(tmp_path, "ctgov", "studies", "public_proxy") is None
    write_verdict(load, passed=True, details=[{"expectation": "x"}])
    assert last_good(tmp_path, "ctgov", "studies", "public_proxy")

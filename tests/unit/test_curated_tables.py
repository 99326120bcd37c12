"""Committed curated tables: they land in every profile in a tier of their own, dated by their rows."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from dagster_project.landing.room import land_source
from dagster_project.settings import PROFILES, PROJECT_DIR, Settings
from dagster_project.sources.spec import all_sources

COMMITTED = PROJECT_DIR / "raw" / "curated"


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the committed tables that a test may change."""
    return Path(shutil.copytree(COMMITTED, tmp_path / "curated"))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_lands_them_as_curated(profile: str, tmp_path: Path) -> None:
    settings = Settings(profile=profile, raw_dir=tmp_path / "raw", drop_dir=tmp_path / "empty drop")
    source = all_sources()["curated_tables"]
    result = land_source(source, settings)
    assert result.warnings == []
    assert set(result.outcomes) == set(source.tables)
    for outcomes in result.outcomes.values():
        (outcome,) = outcomes
        assert (outcome.status, outcome.load.manifest.data_tier) == ("landed", "curated")
        assert not outcome.load.manifest.n_quarantined


def test_a_table_is_dated_by_its_newest_row(tmp_path: Path, curated: Path) -> None:
    cells = curated / "exhibit_cells.csv"
    lines = cells.read_text(encoding="utf-8").splitlines()
    cells.write_text("\n".join([*lines[:-1], lines[-1].replace("2026-04-30", "2026-05-02")]) + "\n", encoding="utf-8")
    settings = Settings(raw_dir=tmp_path / "raw", curated_dir=curated)
    (outcome,) = land_source(all_sources()["curated_tables"], settings).outcomes["exhibit_cells"]
    assert outcome.load.as_of_date == date(2026, 5, 2)


def test_evidence_names_tables_that_the_project_builds() -> None:
    built = {path.stem for path in (PROJECT_DIR / "dbt" / "models" / "marts").rglob("*.sql")}
    with (PROJECT_DIR / "dbt" / "seeds" / "seed_exhibit_evidence.csv").open(encoding="utf-8", newline="") as file:
        named = {row["evidence_mart"] for row in csv.DictReader(file)}
    assert named
    assert named <= built

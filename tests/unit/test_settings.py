"""Settings of a run: simulated and measured folders cannot be mistaken for each other."""

import json
from pathlib import Path

import pytest

from dagster_project.errors import UsageError
from dagster_project.sample import generate
from dagster_project.settings import make_settings


@pytest.fixture
def world(tmp_path: Path) -> Path:
    generate(0.1, 1, tmp_path / "world")
    return tmp_path / "world"


def test_sample_profile_reads_a_world_of_ones_own(world: Path) -> None:
    settings = make_settings(profile="sample", drop=world)
    assert settings.delivery_of("ctgov", "public_proxy") == world / "ctgov"
    assert settings.tier_of("public_proxy") == "synthetic"


def test_simulated_records_are_refused_as_measured_ones(world: Path) -> None:
    with pytest.raises(UsageError) as error:
        make_settings(profile="files", drop=world)
    assert "simulated" in error.value.what
    assert f"--profile sample --drop {world}" in error.value.fix


@pytest.mark.parametrize("manifest", [None, {"data_tier": "public_proxy"}])
def test_measured_records_are_refused_as_simulated_ones(tmp_path: Path, manifest: dict | None) -> None:
    if manifest:
        (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(UsageError) as error:
        make_settings(profile="sample", drop=tmp_path)
    assert f"--profile files --drop {tmp_path}" in error.value.fix

"""Settings of a run: a folder says whether its records are simulated."""

import json
from pathlib import Path

import pytest

from dagster_project.errors import UsageError
from dagster_project.sample import generate
from dagster_project.settings import make_settings


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settings") / "world"
    generate(0.1, 1, folder)
    return folder


def test_sample_profile_reads_a_world_of_ones_own(world: Path) -> None:
    settings = make_settings(profile="sample", drop=world)
    assert settings.delivery_of("ctgov", "public_proxy") == world / "ctgov"
    assert settings.tier_of("public_proxy") == "synthetic"


def test_simulated_files_in_the_profile_of_measured_ones_are_a_rehearsal(world: Path, tmp_path: Path) -> None:
    assert make_settings(profile="files", drop=world).rehearses
    assert not make_settings(profile="sample", drop=world).rehearses
    assert not make_settings(profile="files", drop=tmp_path).rehearses


@pytest.mark.parametrize("manifest", [None, {"data_tier": "public_proxy"}])
def test_measured_records_are_refused_as_simulated_ones(tmp_path: Path, manifest: dict | None) -> None:
    if manifest:
        (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(UsageError) as error:
        make_settings(profile="sample", drop=tmp_path)
    assert f"--profile files --drop {tmp_path}" in error.value.fix

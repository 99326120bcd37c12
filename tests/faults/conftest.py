"""A desk with an empty drop folder for every test."""

from pathlib import Path

import pytest
from landing_kit import Desk

from dagster_project.settings import Settings


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    settings = Settings(
        profile="files", raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "warehouse", drop_dir=tmp_path / "drop"
    )
    (tmp_path / "drop").mkdir()
    return Desk(settings)

"""The one build that every test of this folder reads."""

import pytest
from project_build import Build, build_project


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build_project(tmp_path_factory.mktemp("dbt"))

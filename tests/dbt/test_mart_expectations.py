"""Every expectation that the dbt YAML states or implies can be evaluated on the built marts."""

from __future__ import annotations

from datetime import date

import pytest
from project_build import Build

from dagster_project.quality.marts import MartSuite, check_mart, mart_suites


@pytest.fixture(scope="module")
def suites(build: Build) -> dict[str, MartSuite]:
    return mart_suites(build.database.parent / "target" / "manifest.json")


def test_every_expectation_can_be_evaluated(build: Build, suites: dict[str, MartSuite]):
    results = [check_mart(build.database, suite, as_of=date.today()) for suite in suites.values()]
    problems = [
        f"{result.subject}.{outcome.expectation.name}: {outcome.problem}"
        for result in results
        for outcome in result.outcomes
        if outcome.problem
    ]
    assert problems == []


def test_every_exhibit_mart_is_guarded(build: Build, suites: dict[str, MartSuite]):
    exhibits = {
        f"{node['schema']}.{node['alias']}"
        for node in build.manifest["nodes"].values()
        if node["resource_type"] == "model" and "exhibits" in node["fqn"]
    }
    assert exhibits - set(suites) == set()

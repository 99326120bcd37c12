"""Every landing is guarded, by expectations that Great Expectations takes."""

from __future__ import annotations

import pytest

from dagster_project.quality.binding import bind
from dagster_project.quality.landing import landing_suite
from dagster_project.sources.spec import all_tables


@pytest.mark.parametrize("name", sorted(all_tables()))
def test_the_landing_has_a_blocking_suite_that_can_run(name):
    suite = landing_suite(all_tables()[name])
    for expectation in suite.expectations:
        bind(expectation)
    guarded_by_contract = bool(all_tables()[name].contract)
    assert guarded_by_contract or any(expectation.severity == "error" for expectation in suite.expectations)

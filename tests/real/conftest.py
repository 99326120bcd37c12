"""What the tests on real extracts share: the labelled set, which is not part of this repository."""

from pathlib import Path

import pytest

from tests.conftest import GOLD


@pytest.fixture(scope="session")
def gold_dev() -> Path:
    """The labelled set; tests that need it are skipped where it is not there."""
    if not GOLD.is_dir():
        pytest.skip(f"the labelled set is not here ({GOLD}); put it beside the real extracts to run these tests")
    return GOLD

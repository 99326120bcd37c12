"""Trials behind exhibit 21 on real extracts against a count from the raw JSON that shares no code with it."""

import re
from pathlib import Path

import duckdb
import pytest

from tests.real.raw_studies import is_led_by_company, names_under_test, phase_group, read_studies

CAR_NAME = re.compile(r"\bcar[- ]?ts?\b|\bcar[- ]nk\b|\bucar|\bcart\b|cabtagene|chimeric antigen receptor")
OTHER_ROUTE = {"NCT05722171"}
"""Judged by hand: cells with such a receptor that the exhibit files elsewhere (gamma delta T cells)."""
LED_BY_A_COMPANY = {"NCT07410494"}
"""Judged by hand: a company leads, whom the registry does not file under industry (Essen Biotech)."""
OF_CAR_ROUTES = """
    select distinct trial.trial_id, not trial.is_iit
    from core.bridge_trial_asset as link
    inner join core.dim_asset as asset on asset.asset_id = link.asset_id and asset.data_tier = link.data_tier
    inner join core.dim_trial as trial on trial.trial_id = link.trial_id and trial.data_tier = link.data_tier
    where link.data_tier = 'public_proxy' and link.role = 'experimental' and asset.is_nme
        and asset.modality_l2 in ('car_t_autologous', 'car_t_allogeneic', 'in_vivo_car_t', 'car_nk', 'car_m')
"""


@pytest.fixture(scope="module")
def named(real_data: Path) -> dict[str, bool]:
    """Trials of phase I to III with an intervention called so: whether a company leads."""
    return {
        number: is_led_by_company(study)
        for number, study in read_studies(real_data / "ctgov").items()
        if phase_group(study) and any(CAR_NAME.search(name) for name in names_under_test(study))
    }


@pytest.fixture(scope="module")
def released(real_release: Path) -> dict[str, bool]:
    with duckdb.connect(str(real_release), read_only=True) as connection:
        return dict(connection.execute(OF_CAR_ROUTES).fetchall())


def test_every_trial_of_cells_named_so_tests_a_product_of_such_a_route(
    named: dict[str, bool], released: dict[str, bool]
) -> None:
    assert len(named) > 30
    assert named.keys() - released.keys() == OTHER_ROUTE


def test_trials_of_investigators_among_them_are_those_of_the_registry(
    named: dict[str, bool], released: dict[str, bool]
) -> None:
    assert {number: released[number] for number in named.keys() & released.keys()} == {
        number: is_led or number in LED_BY_A_COMPANY for number, is_led in named.items() if number not in OTHER_ROUTE
    }

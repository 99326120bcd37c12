"""Multi-regional trials of the release against a count from the raw JSON that shares no code with it."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.real.raw_studies import Study, count_multi_regional, lead_sponsor, read_studies, registered_on, started_on

# companies run from mainland China among the sponsors of multi-regional trials in the extracts, judged by hand:
# their own sites and filings, not the project's seeds. Two moved: BeiGene to Switzerland, Connect to San Diego.
CHINA_COMPANIES = (
    "beigene",
    "connect biopharm",
    "dualitybio",
    "immvira",
    "phrontline",
    "shanghai henlius",
    "shanghai huaota",
    "t-maximum",
    "tcelltech",
    "zai lab",
)
MOVED = {"beigene": "2025-05-27", "connect biopharm": "2024-06-01"}
BY_YEAR = """
    select start_year, phase_group_e09, count(*)
    from core.dim_trial
    where load_id in (select load_id from meta.source_load where source = 'ctgov')
        and data_tier = 'public_proxy' and is_drug_trial and is_mrct and not is_covid and phase_group_e09 <> 'none'
        and start_year is not null
    group by start_year, phase_group_e09
"""
EXHIBIT = """
    select start_year, phase_group_e09, sum(n_china_led)
    from exhibits.mart_exhibit_09a_mrct
    where data_tier = 'public_proxy'
    group by start_year, phase_group_e09
    having sum(n_china_led) > 0
"""


AS_OF = "select cast(max(snapshot_date) as varchar) from exhibits.mart_exhibit_09a_mrct"


@pytest.fixture(scope="module")
def studies(real_data: Path) -> dict[str, Study]:
    return read_studies(real_data / "ctgov")


def released(real_release: Path, query: str) -> Counter[tuple[int, str]]:
    with duckdb.connect(str(real_release), read_only=True) as connection:
        return Counter({(year, group): int(n) for year, group, n in connection.execute(query).fetchall()})


def is_china_led(study: Study) -> bool:
    name = lead_sponsor(study).lower()
    company = next((company for company in CHINA_COMPANIES if company in name), None)
    return company is not None and registered_on(study) < MOVED.get(company, "9999")


def test_multi_regional_trials_by_year_and_phase(studies: dict[str, Study], real_release: Path) -> None:
    counted = count_multi_regional(studies)
    assert sum(counted.values()) > 100
    assert released(real_release, BY_YEAR) == counted


def test_multi_regional_trials_led_from_china(studies: dict[str, Study], real_release: Path) -> None:
    with duckdb.connect(str(real_release), read_only=True) as connection:
        (as_of,) = connection.execute(AS_OF).fetchone()
    counted = count_multi_regional(studies, lambda study: is_china_led(study) and started_on(study) <= as_of)
    assert sum(counted.values()) > 5
    assert released(real_release, EXHIBIT) == counted

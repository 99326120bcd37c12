"""Exhibit 5a on real extracts against a list judged by hand and a search in the raw JSON."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.real.raw_studies import Study, drug_names, phase_group, read_studies, started_on

# drugs of China companies and hospitals, and protected drugs sold in the US and Europe, as phase III trials name them
FROM_CHINA = (
    *(
        "ac0010",
        "abivertinib",
        "almonertinib",
        "aumolertinib",
        "furmonertinib",
        "befotertinib",
        "icotinib",
        "ensartinib",
    ),
    *("toripalimab", "tislelizumab", "sintilimab", "camrelizumab", "penpulimab", "cadonilimab", "ivonescimab"),
    *("zimberelimab", "ociperlimab", "serplulimab", "benmelstobart", "anlotinib", "apatinib", "fruquintinib"),
    *("zanubrutinib", "orelabrutinib", "pyrotinib", "rc48", "disitamab", "mhb088", "lm-108", "gsk5764227", "syn008"),
)
PROTECTED = (
    *("pembrolizumab", "nivolumab", "durvalumab", "atezolizumab", "osimertinib", "ibrutinib", "pemetrexed"),
    *("crizotinib", "alectinib", "lenvatinib", "trastuzumab emtansine", "omalizumab", "semaglutide", "dulaglutide"),
)
COUNTED = {
    **{"NCT03058094": 2018, "NCT04746924": 2021, "NCT04866017": 2021, "NCT04870190": 2021},
    # a US molecule with a partner from China whose rights the sponsor holds, against nivolumab: both are tested
    "NCT05568095": 2022,
}
"""Trials that compare a China drug with a protected one, by the year of their start."""
NOT_COUNTED = {"NCT04944602": "a copy of omalizumab against omalizumab"}
"""Trials that name both and are none, with the reason."""
BY_YEAR = """
    select start_year, n_trials_started
    from exhibits.mart_exhibit_05a_h2h_trials
    where data_tier = 'public_proxy' and comparator = 'ALL' and n_trials_started > 0
"""


@pytest.fixture(scope="module")
def studies(real_data: Path) -> dict[str, Study]:
    return read_studies(real_data / "ctgov")


def names_both(study: Study) -> bool:
    """A randomised phase III trial in which some arm has a China drug and another a protected one without it."""
    arms = drug_names(study)
    with_china = [arm for arm in arms if any(drug in name for drug in FROM_CHINA for name in arm)]
    without = [arm for arm in arms if arm not in with_china]
    return bool(with_china) and any(drug in name for arm in without for name in arm for drug in PROTECTED)


def test_no_trial_that_names_both_was_left_unjudged(studies: dict[str, Study]) -> None:
    found = {
        number
        for number, study in studies.items()
        if phase_group(study) == "III" and is_randomised(study) and names_both(study)
    }
    assert found == COUNTED.keys() | NOT_COUNTED.keys()


def test_head_to_head_trials_by_year_are_those_judged_by_hand(studies: dict[str, Study], real_release: Path) -> None:
    assert {number: int(started_on(studies[number])[:4]) for number in COUNTED} == COUNTED
    with duckdb.connect(str(real_release), read_only=True) as connection:
        published = dict(connection.execute(BY_YEAR).fetchall())
    assert published == Counter(COUNTED.values())


def is_randomised(study: Study) -> bool:
    """The design says so."""
    design = study["protocolSection"].get("designModule", {})
    return (
        design.get("studyType") == "INTERVENTIONAL" and design.get("designInfo", {}).get("allocation") == "RANDOMIZED"
    )

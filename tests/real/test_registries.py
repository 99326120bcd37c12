"""Registrations of WHO and of the Chinese platform in the release, against counts from the files.

The counts share no code with the project.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.real.raw_studies import read_studies

IN_RELEASE = "select primary_registry, count(*) from core.dim_trial where data_tier = 'public_proxy' group by all"
LINKED = "select trial_id from core.trial_xref where data_tier = 'public_proxy' and ext_id = $1"


@pytest.fixture(scope="module")
def who_numbers(real_data: Path) -> list[str]:
    """Numbers of the WHO export, as it writes them."""
    path = next((real_data / "ictrp").glob("*.xlsx"))
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    place = next(rows).index("TrialID")
    return [row[place] for row in rows]


@pytest.fixture(scope="module")
def chinese_numbers(real_data: Path) -> list[str]:
    """Numbers of the Chinese platform's rows."""
    path = next((real_data / "cde").glob("*.csv"))
    with path.open(encoding="utf-8", newline="") as handle:
        return [row[0] for row in csv.reader(handle) if row]


@pytest.fixture(scope="module")
def nct_numbers(real_data: Path) -> set[str]:
    return set(read_studies(real_data / "ctgov"))


def counted(real_release: Path) -> Counter[str]:
    with duckdb.connect(str(real_release), read_only=True) as connection:
        return Counter(dict(connection.execute(IN_RELEASE).fetchall()))


def test_a_study_that_two_sources_bring_is_one_trial(
    who_numbers: list[str], nct_numbers: set[str], real_release: Path
) -> None:
    copies = {number for number in who_numbers if number.startswith("NCT")}
    assert copies & nct_numbers
    assert counted(real_release)["ctgov"] == len(copies | nct_numbers)


def test_member_states_of_a_european_trial_are_one_trial(who_numbers: list[str], real_release: Path) -> None:
    states = [number for number in who_numbers if number.startswith("EUCTR")]
    trials = {re.match(r"EUCTR(\d{4}-\d{6}-\d\d)", number).group(1) for number in states}
    assert len(trials) < len(states)
    assert counted(real_release)["eudract"] == len(trials)


def test_every_chinese_registration_is_a_trial_or_belongs_to_one(
    who_numbers: list[str], chinese_numbers: list[str], real_release: Path
) -> None:
    wanted = [number for number in who_numbers if number.startswith("ChiCTR")] + chinese_numbers
    assert len(wanted) > 700
    with duckdb.connect(str(real_release), read_only=True) as connection:
        found = {number: connection.execute(LINKED, [number]).fetchall() for number in wanted}
    assert [number for number, trials in found.items() if len(trials) != 1] == []


def test_a_placebo_in_common_is_no_trial_in_common(real_release: Path) -> None:
    """Judged by hand: an antibody in lupus nephritis, beside a phase II study of dasatinib of the same size and day."""
    with duckdb.connect(str(real_release), read_only=True) as connection:
        links = connection.execute(LINKED, ["CTR20230354"]).fetchall()
    assert links == [("CTR20230354",)]

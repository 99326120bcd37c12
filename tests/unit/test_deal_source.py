"""The public lists of deals: which file is which table, and what is refused."""

import json
from pathlib import Path

import pytest

from dagster_project.landing.room import SourceResult, land_source
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources

BUYOUTS = "file,company,acquirer,status,announcement_date,currency\na.md,Alpha Inc,Beta Inc,completed,2024-05-01,USD\n"
LICENCES = "direction,licensor,licensee,asset,source_url\nout,Alpha,Beta,TX-1,https://example.org/deal\n"
LISTING = {"company": "Alpha", "ticker": "ALPH", "date": "2024-05-01", "proceeds": 10, "shares_offered": 1}
MULTINATIONAL = {"id": "beta", "name": "Beta", "mncContext": {"notableDeals": [{"partner": "alpha", "year": 2024}]}}


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """A drop with one file of each list."""
    folder = tmp_path / "drop" / "deals"
    folder.mkdir(parents=True)
    (folder / "biotech_buyouts.csv").write_text(BUYOUTS)
    (folder / "china_licensing.csv").write_text(LICENCES)
    (folder / "biotech_ipos.json").write_text(json.dumps([LISTING]))
    (folder / "mnc_deals.json").write_text(json.dumps([MULTINATIONAL]))
    return folder


def landed(drop: Path) -> SourceResult:
    settings = Settings(profile="files", raw_dir=drop.parents[1] / "raw", drop_dir=drop.parent)
    return land_source(all_sources()["deals"], settings)


def test_each_list_is_one_table(drop: Path) -> None:
    outcomes = landed(drop).outcomes
    rows = {name: found[0].load.manifest.n_rows for name, found in outcomes.items()}
    assert rows == {"buyouts": 1, "ipos": 1, "china_licences": 1, "mnc_china": 1}


def test_offer_stated_twice_in_two_ways_is_refused(drop: Path) -> None:
    (drop / "biotech_buyouts.csv").write_text(BUYOUTS + BUYOUTS.splitlines()[1].replace("USD", "EUR") + "\n")
    (outcome,) = landed(drop).outcomes["buyouts"]
    assert outcome.status == "refused"
    assert "disagree on 1 records (first: a.md" in outcome.refusals[0]


def test_list_without_its_columns_is_refused_by_name(drop: Path) -> None:
    (drop / "biotech_buyouts.csv").write_text("company,price\nAlpha,5\n")
    outcomes = landed(drop).outcomes
    assert outcomes["buyouts"][0].status == "refused"
    assert "biotech_buyouts.csv: no header row found" in outcomes["buyouts"][0].refusals[0]
    assert outcomes["china_licences"][0].status == "landed"

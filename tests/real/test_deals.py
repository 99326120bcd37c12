"""Deals, purchases and listings of the release against counts from the raw files that share no code with it.

The judgements below (what is no drug company, who sits outside the US) are made by hand, not read from the seeds.
"""

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import duckdb
import pytest

WINDOW = range(2021, 2026)
NO_DRUG_COMPANY = ("chembio", "thorne", "societal")
"""Tests, food supplements, a contract manufacturer."""
NOT_FROM_US = {
    "calliditas": "SE",
    "curevac": "DE",
    "lava": "NL",
    "merus": "NL",
    "morphosys": "DE",
    "vectivbio": "CH",
}
NO_DRUG_FIELD = {
    "AI/Diagnostics", "Diagnostics", "Drug Delivery", "Pharma Distribution", "Synthetic Biology", "Veterinary",
    "Wound Care",
}  # fmt: skip
LISTED_FROM_CHINA = {"Adlai Nortye", "Ascentage Pharma"}


def rows_of(release: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(release), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def offers(real_data: Path) -> list[dict[str, str]]:
    (file,) = (real_data / "deals").glob("*buyouts*.csv")
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def listings(real_data: Path) -> list[dict[str, Any]]:
    """Listings that state what was sold, of drug companies, each company once."""
    (file,) = (real_data / "deals").glob("*ipos*.json")
    rows = [row for row in json.loads(file.read_text()) if row["shares_offered"] and row["area"] not in NO_DRUG_FIELD]
    first: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: row["date"]):
        first.setdefault(row["company"], row)
    return [row for row in first.values() if row["date"] <= "2026-04-30"]


def went_through(offer: dict[str, str]) -> bool:
    """An offer of the period for a drug company that did not fail."""
    name = offer["company"].lower()
    in_window = offer["announcement_date"][:4].isdigit() and int(offer["announcement_date"][:4]) in WINDOW
    return in_window and offer["status"] != "terminated" and not name.startswith(NO_DRUG_COMPANY)


def test_purchases_by_year(offers: list[dict[str, str]], real_release: Path) -> None:
    counted = Counter(int(offer["announcement_date"][:4]) for offer in offers if went_through(offer))
    assert sum(counted.values()) > 50
    query = """select exit_year, sum(n_events) from exhibits.mart_exhibit_17_exits
        where data_tier = 'public_proxy' and exit_type = 'mna' group by exit_year"""
    assert {year: int(n) for year, n in rows_of(real_release, query)} == dict(counted)


def test_purchases_of_us_companies_and_what_was_paid(offers: list[dict[str, str]], real_release: Path) -> None:
    us = [o for o in offers if went_through(o) and not o["company"].lower().startswith(tuple(NOT_FROM_US))]
    assert {o["currency"] for o in us} == {"USD"}
    paid = sum(float(o["implied_equity_value_m"] or 0) for o in us) / 1000
    query = """select n_events, value_usd_bn from exhibits.mart_exhibit_17_exits_summary
        where data_tier = 'public_proxy' and exit_type = 'mna' and country = 'US'"""
    ((n_events, value),) = rows_of(real_release, query)
    assert n_events == len(us)
    assert value == pytest.approx(paid)


def test_listings_by_year_and_proceeds(listings: list[dict[str, Any]], real_release: Path) -> None:
    raised: dict[int, float] = defaultdict(float)
    for row in listings:
        if row["year"] in WINDOW:
            raised[row["year"]] += row["proceeds"] / 1000
    assert len(raised) == 4
    query = """select exit_year, sum(value_usd_bn) from exhibits.mart_exhibit_17_exits
        where data_tier = 'public_proxy' and exit_type = 'ipo' group by exit_year"""
    assert dict(rows_of(real_release, query)) == pytest.approx(dict(raised))


def test_listings_of_china_companies(listings: list[dict[str, Any]], real_release: Path) -> None:
    from_china = [row for row in listings if row["company"] in LISTED_FROM_CHINA]
    assert len(from_china) == 2
    query = """select n_events, value_usd_bn from exhibits.mart_exhibit_17_exits_summary
        where data_tier = 'public_proxy' and exit_type = 'ipo' and country = 'CN'"""
    ((n_events, value),) = rows_of(real_release, query)
    assert n_events == 2
    assert value == pytest.approx(sum(row["proceeds"] for row in from_china) / 1000)


def test_few_listings_have_no_country(real_release: Path) -> None:
    query = """select avg(cast(country_code is null as integer)) from core.fct_financing_event
        where data_tier = 'public_proxy' and is_exit"""
    ((share,),) = rows_of(real_release, query)
    assert share <= 0.1


def test_chosen_lists_are_kept_and_give_no_shares(real_data: Path, real_release: Path) -> None:
    (cited,) = (real_data / "deals").glob("*licensing*.csv")
    (multinationals,) = (real_data / "deals").glob("*mnc*.json")
    with cited.open(encoding="utf-8", newline="") as handle:
        n_cited = len(list(csv.DictReader(handle)))
    n_notable = sum(len(m["mncContext"]["notableDeals"]) for m in json.loads(multinationals.read_text()))
    query = """select list_name, count(*) from core.fct_deal
        where data_tier = 'public_proxy' and not is_census group by list_name"""
    assert dict(rows_of(real_release, query)) == {"china_licences": n_cited, "mnc_china": n_notable}
    for mart in ("05b_bd_origin", "08c_mnc_deals", "09b_codevelopment"):
        query = f"select count(*) from exhibits.mart_exhibit_{mart} where data_tier = 'public_proxy'"
        assert rows_of(real_release, query) == [(0,)]


def test_hengrui_licensed_to_gsk_in_2025(real_release: Path) -> None:
    query = """select count(*) from core.fct_deal as deals
        inner join core.bridge_deal_party as seller using (data_tier, deal_id)
        inner join core.bridge_deal_party as buyer using (data_tier, deal_id)
        where data_tier = 'public_proxy' and year(deals.announced_date) = 2025
          and seller.side = 'originator' and seller.company_id = 'jiangsu-hengrui' and seller.hq_group = 'CN'
          and buyer.side = 'acquirer' and buyer.company_id = 'gsk'"""
    ((n_deals,),) = rows_of(real_release, query)
    assert n_deals >= 1

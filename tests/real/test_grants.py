"""Federal research money: sums of the real NIH and NSF files, made by plain Python, against the published tables."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

Money = dict[tuple[Any, ...], Decimal]
# A city in the list by location is written in capitals or not.
CLUSTER_CITIES = {"BOSTON", "CAMBRIDGE", "JAMAICA PLAIN", "CHARLESTOWN", "ROXBURY", "ROXBURY CROSSING", "DORCHESTER"}


def dollars(text: str) -> Decimal:
    return Decimal(text.strip().removeprefix("$").replace(",", ""))


def fiscal_year(day: date) -> int:
    return day.year + (day.month >= 10)


def by_location(folder: Path) -> list[dict[str, str]]:
    path = next((folder / "nih_reporter").glob("*awards_by_location_FY2025*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def nih_by_year(folder: Path) -> Money:
    """Fiscal year -> dollars: the list by location, and what only the list of awards has, each award once."""
    located = {row["PROJECT NUMBER"]: dollars(row["FUNDING"]) for row in by_location(folder)}
    sums: Money = defaultdict(Decimal, {("NIH", 2025): sum(located.values(), Decimal())})
    path = next((folder / "nih_reporter").glob("*reporter_awards*.csv"))
    with path.open(newline="") as handle:
        others = {row["project_number"]: row for row in csv.DictReader(handle)}
    for number, row in others.items():
        if number not in located:
            sums["NIH", fiscal_year(date.fromisoformat(row["award_date"]))] += dollars(row["award_amount"])
    return dict(sums)


def nsf_by_directorate(folder: Path) -> Money:
    """Whether the directorate is that of biology -> dollars of the file's fiscal year."""
    path = next((folder / "nsf_awards").glob("*FY2026*.xlsx"))
    header, *rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    sums: Money = defaultdict(Decimal)
    for cells in rows:
        row = dict(zip(header, cells, strict=False))
        if row["award_id"]:
            sums[2026, row["directorate"] == "BIO"] += Decimal(row["amount_usd"])
    return dict(sums)


def published(marts: Path, query: str) -> Money:
    with duckdb.connect(str(marts), read_only=True) as connection:
        return {tuple(row[:-1]): row[-1] for row in connection.execute(query).fetchall()}


def test_nih_money_of_each_year_is_that_of_the_files(real_data: Path, real_release: Path) -> None:
    query = "select funder, fiscal_year, sum(amount_usd) from core.fct_grant where funder = 'NIH' group by all"
    assert published(real_release, query) == nih_by_year(real_data)


def test_nsf_money_is_that_of_the_file(real_data: Path, real_release: Path) -> None:
    query = "select fiscal_year, is_life_science, sum(amount_usd) from core.fct_grant where funder = 'NSF' group by all"
    assert published(real_release, query) == nsf_by_directorate(real_data)


def test_line_of_nih_awards_is_the_sum_of_the_files(real_data: Path, real_release: Path) -> None:
    query = "select year, mid from core.fct_rd_funding_line where line_id = 'nih_awards'"
    from_files = {(year,): float(amount) / 1e9 for (_, year), amount in nih_by_year(real_data).items()}
    assert published(real_release, query) == pytest.approx(from_files)


def test_money_of_the_boston_cluster_is_that_of_its_cities(real_data: Path, real_release: Path) -> None:
    query = (
        "select cluster, value from exhibits.mart_exhibit_s1_cluster_comparison"
        " where data_tier = 'public_proxy' and indicator = 'capital_government' and year = 2025"
    )
    in_cities = [
        dollars(row["FUNDING"])
        for row in by_location(real_data)
        if row["STATE OR COUNTRY NAME"] == "MASSACHUSETTS" and row["CITY"].upper() in CLUSTER_CITIES
    ]
    assert len(in_cities) > 500
    (value,) = published(real_release, query).values()
    assert float(value) == pytest.approx(float(sum(in_cities)) / 1e9, abs=1e-4)


def test_expenditure_of_all_sciences_is_never_counted_as_drug_money(real_data: Path, real_release: Path) -> None:
    query = "select country, year, source_type, mid from core.fct_rd_funding_line where line_id = 'gerd_all_sciences'"
    path = next((real_data / "unesco_gerd").glob("*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["INDICATOR"] == "EXPPPP_CUR_SF_GOVFS" and row["Value"]]
    ours = published(real_release, query)
    for country, code in (("China", "CN"), ("United States of America", "US")):
        from_file = {row["TIME"]: float(row["Value"]) / 1e6 for row in rows if row["Country"] == country}
        assert {str(y): v for (c, y, s), v in ours.items() if (c, s) == (code, "government")} == pytest.approx(
            from_file
        )
    counted = "select count(*) from core.fct_rd_funding_line where unit <> 'USD bn' and is_counted"
    assert published(real_release, counted) == {(): 0}

"""What `biopharma exhibit` prints: headline first, every cut list says how to see the rest, terms on every table."""

from pathlib import Path

import duckdb
import pytest

from dagster_project.settings import Settings
from dagster_project.warehouse.publish import serve, write_release
from dagster_project.warehouse.show import exhibit_text

DETAIL = "mart_exhibit_16b_company_costs"
HEADLINE = "mart_exhibit_16b_cost_per_program"
EMPTY = "mart_exhibit_18_talent_mix"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A release of two exhibits: 16b with a table of 70 companies and one of one year, and 18 without rows."""
    made = Settings(raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "warehouse")
    made.warehouse_dir.mkdir()
    build = tmp_path / "build.duckdb"
    with duckdb.connect(str(build)) as connection:
        connection.execute("create schema exhibits; create schema core; create schema meta")
        connection.execute(
            "create table meta.exhibit_catalog as from (values ('16b', 'What does a program cost?', 'vendor'), "
            "('18', 'Where do people come from?', 'vendor_talent_role')) as rows (exhibit_id, question, sources)"
        )
        connection.execute(
            f"create table exhibits.{DETAIL} as select '16b' as exhibit_id, 'synthetic' as data_tier, "
            "'Company ' || n as company_name from range(70) as numbers (n)"
        )
        connection.execute(f"comment on column exhibits.{DETAIL}.company_name is 'Its name. Never null.'")
        connection.execute(
            f"create table exhibits.{HEADLINE} as select '16b' as exhibit_id, 'synthetic' as data_tier, 2025 as year"
        )
        connection.execute(f"create table exhibits.{EMPTY} (exhibit_id varchar, data_tier varchar, share double)")
    facts = {
        "release_id": "20260101T000000Z-000000", "profile": "sample", "as_of_on": None,
        "data_tiers": ["synthetic"], "dagster_run_id": "", "project_version": "0",
    }  # fmt: skip
    serve(made, write_release(made, build, [], facts).folder)
    return made


def test_headline_stands_before_the_companies_behind_it(settings: Settings) -> None:
    text = exhibit_text(settings, "16b", "table")
    assert text.index(HEADLINE) < text.index(DETAIL)


def test_cut_list_says_how_to_see_the_rest(settings: Settings) -> None:
    assert "... 10 more rows; all of them: --rows 0" in exhibit_text(settings, "16b", "table")
    whole = exhibit_text(settings, "16b", "table", n_rows=0)
    assert "more rows" not in whole
    assert whole.count("Company ") == 70


def test_columns_are_explained_on_demand(settings: Settings) -> None:
    assert "Never null" not in exhibit_text(settings, "16b", "table")
    assert "company_name: Its name. Never null." in exhibit_text(settings, "16b", "table", columns=True)


def test_table_without_rows_still_says_what_it_would_show_and_what_it_needs(settings: Settings) -> None:
    text = exhibit_text(settings, "18", "table")
    assert "question: Where do people come from?" in text
    assert "sources: vendor_talent_role" in text
    assert "no rows in this release" in text

"""R&D of filers and publications, summed from the raw files by plain Python, against the published tables."""

import json
import zipfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest

FORMS_IN_DOLLARS = ("10-", "8-")


def biotech_rd_by_year(folder: Path) -> dict[str, dict[int, float]]:
    """Filer -> year -> R&D in dollars of the biotech collection: the value that was filed last, negatives left out."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    with zipfile.ZipFile(next((folder / "sec_edgar").glob("biotech_facts_*.zip"))) as archive:
        for member in archive.namelist():
            filer = json.loads(archive.read(member))
            last: dict[int, tuple] = {}
            for fact in filer["facts"].get("research_and_development", []):
                start, end = date.fromisoformat(fact["start"]), date.fromisoformat(fact["end"])
                n_days = (end - start).days + 1
                if not 345 <= n_days <= 380 or fact["val"] < 0:
                    continue
                middle = end - timedelta(days=round(n_days / 2))
                rank = (fact["filed"], fact["end"], fact["accn"], fact["val"], fact["form"])
                last[middle.year] = max(last.get(middle.year, rank), rank)
            for year, (*_, value, form) in last.items():
                if form.startswith(FORMS_IN_DOLLARS):
                    found[filer["cik"]][year] = value
    return found


def query(marts: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(marts), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_rd_of_filers_adds_up_to_the_raw_files(real_release: Path, real_data: Path) -> None:
    """Filers that the build takes for drug makers; it knows most of the collection by name."""
    published = query(
        real_release,
        "select left(value_key, 10), cast(fiscal_period as integer), value from core.company_financials_history "
        "where is_latest and tag = 'research_and_development' and currency = 'USD' and length(fiscal_period) = 4",
    )
    from_files = biotech_rd_by_year(real_data)
    filers = {cik for cik, _, _ in published}
    assert len(filers) > 0.75 * len(from_files)
    for year in range(2015, 2026):
        ours = [value for _, published_year, value in published if published_year == year]
        theirs = [years[year] for cik, years in from_files.items() if cik in filers and year in years]
        assert len(ours) == len(theirs) > 50
        assert sum(ours) == sum(theirs), year


def test_software_house_and_property_company_are_no_drug_makers(real_release: Path) -> None:
    names = query(
        real_release,
        "select company_name from core.dim_company where company_name ilike 'snowflake%' "
        "or company_name ilike 'logistic properties%'",
    )
    assert names == []


def test_publications_are_the_articles_of_the_raw_file(real_release: Path, real_data: Path) -> None:
    root = ElementTree.parse(real_data / "pubmed" / "pubmed_result.xml").getroot()
    numbers = {tag.text for tag in root.findall("./PubmedArticle/MedlineCitation/PMID")}
    reviews = sum("Review" in {t.text for t in item.iter("PublicationType")} for item in root)
    chinese = sum(any("China" in (tag.text or "") for tag in item.iter("Affiliation")) for item in root)
    published = query(
        real_release,
        "select pmid, is_research_article, exists(select 1 from core.bridge_publication_country as c "
        "where c.work_id = p.work_id and c.country = 'CN') from core.fct_publication as p",
    )
    assert {number for number, _, _ in published} == numbers
    assert sum(not is_research for _, is_research, _ in published) == reviews
    assert sum(is_chinese for *_, is_chinese in published) == pytest.approx(chinese, abs=3)

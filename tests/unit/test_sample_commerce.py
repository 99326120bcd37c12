"""The commercial files of the sample: manifests that vouch for them, traps they must hold, one history in all."""

import csv
import hashlib
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "raw" / "sample"
PANEL = SAMPLE / "vendor" / "simulated_panel"
SECOND = SAMPLE / "vendor" / "simulated_second_panel"


def table(name: str, drop: Path = PANEL) -> list[dict[str, str]]:
    with (drop / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def results(folder: str) -> list[dict]:
    pages = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((SAMPLE / folder).rglob("*.json"))]
    return [record for page in pages for record in page["results"]]


@pytest.mark.parametrize("drop", [PANEL, SECOND], ids=lambda drop: drop.name)
def test_manifest_counts_and_digests_are_those_of_the_files(drop: Path) -> None:
    stated = json.loads((drop / "manifest.json").read_text(encoding="utf-8"))
    assert stated["vendor"] == drop.name
    assert set(stated["files"]) == {path.name for path in drop.glob("*.csv")}
    for name, entry in stated["files"].items():
        assert entry["sha256"] == hashlib.sha256((drop / name).read_bytes()).hexdigest()
        assert entry["row_count"] == len(table(name.removesuffix(".csv"), drop))


def test_deals_hold_every_trap() -> None:
    deals = table("vendor_deal")
    assert {d["event"] for d in deals} == {"new", "amendment", "option_exercise"}
    assert {d["asset_class"] for d in deals} > {"innovative_drug", "device"}
    assert {d["type"] for d in deals} >= {"licensing", "option", "co_development", "asset_acquisition", "newco"}
    assert {d["type"] for d in deals} & {"company_acquisition", "sublicense", "regional_commercial"}
    assert {d["currency"] for d in deals} > {"USD", "CNY", "EUR"}
    assert any("|" in d["licensor_id"] for d in deals) and any("|" in d["asset_ids"] for d in deals)
    assert any(d["type"] == "licensing" and not d["upfront"] for d in deals)
    assert any(not d["ta"] for d in deals) and any(d["stage"] == "PRECLINICAL" for d in deals)
    assert any(d["licensor_country"] == d["licensee_country"] == "CN" for d in deals)


def test_every_party_and_molecule_of_a_deal_is_listed() -> None:
    companies = {row["company_id"] for row in table("vendor_company")}
    molecules = {row["vendor_asset_id"] for row in table("vendor_asset_master")}
    numbers = {deal["deal_id"] for deal in table("vendor_deal")}
    for deal in table("vendor_deal"):
        assert {*deal["licensor_id"].split("|"), deal["licensee_id"]} <= companies
        assert set(filter(None, deal["asset_ids"].split("|"))) <= molecules
        assert not deal["parent_deal_id"] or deal["parent_deal_id"] in numbers
        assert not (deal["upfront"] and deal["total"]) or int(deal["upfront"]) <= int(deal["total"])


def test_second_vendor_knows_the_same_deals_otherwise() -> None:
    first = {(d["announced_date"], d["licensor_id"], d["licensee_id"]): d for d in table("vendor_deal")}
    second = {(d["announced_date"], d["licensor_id"], d["licensee_id"]): d for d in table("vendor_deal", SECOND)}
    assert second and second.keys() <= first.keys()
    assert any(first[key]["upfront"] != deal["upfront"] for key, deal in second.items())


def test_exits_hold_every_trap() -> None:
    listings = Counter(row["company_id"] for row in table("vendor_financing") if row["type"] == "IPO")
    assert max(listings.values()) == 2, "a second listing elsewhere is no exit"
    sales = table("vendor_mna")
    assert {row["control"] for row in sales} == {"true", "false"} and any(not row["value"] for row in sales)


def test_latest_filing_states_what_the_vendor_has() -> None:
    kept = {(row["company_id"], row["period"]): row for row in table("vendor_company_financials")}
    n_compared = n_restated = 0
    with zipfile.ZipFile(SAMPLE / "sec_edgar" / "companyfacts_synthetic.zip") as archive:
        documents = [json.loads(archive.read(name)) for name in archive.namelist()]
    for document in documents:
        company = f"SPC{document['cik'] - 9_000_000:07d}"
        facts = document["facts"].get("us-gaap", {}).get("ResearchAndDevelopmentExpense", {"units": {"USD": []}})
        yearly: dict[str, list[dict]] = {}
        for fact in facts["units"]["USD"]:
            if fact["form"] == "10-K":
                yearly.setdefault(fact["end"], []).append(fact)
        for end, stated in yearly.items():
            row, latest = kept.get((company, end[:4])), max(stated, key=lambda f: f["filed"])
            if row is not None and "ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost" not in str(document):
                n_compared += 1
                n_restated += len({fact["val"] for fact in stated}) > 1
                is_first_word = latest["fy"] == int(end[:4])
                assert latest["val"] == int(row["rd_expense"]) or is_first_word
    assert n_compared > 100 and n_restated, "comparatives of later filings, one of them restated"


def test_centres_come_with_parts_that_repeat_their_money() -> None:
    projects = results("nih_reporter")
    parts = [project for project in projects if project["subproject_id"]]
    wholes = {(p["project_num"], p["fiscal_year"]): p["award_amount"] for p in projects if not p["subproject_id"]}
    assert parts and all(part["award_amount"] < wholes[part["project_num"], part["fiscal_year"]] for part in parts)


def test_papers_hold_every_trap() -> None:
    works = results("openalex")
    countries = [{code for author in work["authorships"] for code in author["countries"]} for work in works]
    assert {work["type"] for work in works} == {"article", "review", "editorial", "letter", "erratum"}
    assert any({"CN", "US"} <= found for found in countries) and any("HK" in found for found in countries)
    assert any(not author["countries"] for work in works for author in work["authorships"])
    assert "Nature Synthetic Reviews" in {w["primary_location"]["source"]["display_name"] for w in works}

"""The committed extracts, recounted by hand with the right links, give the truth tables.

This reads the publishers' files and the labels of `gold/`, never the world, so that an error in a writer or in a truth
table shows as a difference between the two.
"""

import csv
import gzip
import json
import zipfile
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "raw" / "sample"
TRUTH = ROOT / "tests" / "truth" / "sample"

RANK = {
    ("EARLY_PHASE1",): 0.8,
    ("PHASE1",): 1.0,
    ("PHASE1", "PHASE2"): 1.5,
    ("PHASE2",): 2.0,
    ("PHASE2", "PHASE3"): 2.5,
    ("PHASE3",): 3.0,
}
GROUP = {0.8: "I", 1.0: "I", 1.5: "II", 2.0: "II", 2.5: "III", 3.0: "III"}
EU27 = {"DE", "FR", "DK", "NL", "BE", "SE", "IT", "ES", "IE", "AT", "PL"}
OWN_GROUP = {"CN", "US", "GB", "CH", "JP", "KR", "HK", "TW", "MO"}
CHINA = {"China", "Hong Kong", "Taiwan", "Macau"}
DRUG_TYPES = {"DRUG", "BIOLOGICAL", "GENETIC", "RADIATION"}


def rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def group(country: str) -> str:
    return country if country in OWN_GROUP else "EU27" if country in EU27 else "ROW"


@pytest.fixture(scope="module")
def studies() -> dict[str, dict]:
    found: list[dict] = []
    folder = SAMPLE / "ctgov"
    for page in (folder / "api_pages").glob("*.json"):
        found += json.loads(page.read_text(encoding="utf-8"))["studies"]
    with zipfile.ZipFile(folder / "ctg-studies-synthetic.zip") as archive:
        found += [json.loads(archive.read(name)) for name in archive.namelist()]
    with gzip.open(folder / "ctg-studies-synthetic.json.gz") as handle:
        found += json.load(handle)
    for lines in folder.glob("*.jsonl.gz"):
        with gzip.open(lines, "rt", encoding="utf-8") as handle:
            found += [json.loads(line) for line in handle]
    return {s["protocolSection"]["identificationModule"]["nctId"]: s for s in found}


@pytest.fixture(scope="module")
def labels() -> dict[str, dict]:
    return {row["nct_id"]: row for row in rows(TRUTH / "gold" / "trials.csv")}


@pytest.fixture(scope="module")
def entries(studies: dict[str, dict]) -> list[tuple[dict, dict, float]]:
    """(labelled drug, protocol, phase rank) of each interventional phase early I-III use of a new molecule."""
    found = []
    for row in rows(TRUTH / "gold" / "assets.csv"):
        protocol = studies[row["nct_id"]]["protocolSection"]
        rank = RANK.get(tuple(protocol["designModule"].get("phases", ())))
        if row["role"] == "experimental" and row["is_nme"] == "true" and rank:
            found.append((row, protocol, rank))
    return found


def start_day(protocol: dict) -> date | None:
    text = protocol["statusModule"]["startDateStruct"]["date"]
    try:
        return date.fromisoformat(text if len(text) == 10 else text + "-01")
    except ValueError:
        return None


def test_entries_by_year_and_origin(entries: list) -> None:
    first: dict[str, tuple[date, str]] = {}
    for row, protocol, _ in entries:
        registered = date.fromisoformat(protocol["statusModule"]["studyFirstSubmitDate"])
        started = start_day(protocol)
        day = started if started and (registered - started).days > 90 else registered
        origin = group(row["origin_country"])
        first[row["asset_key"]] = min(first.get(row["asset_key"], (day, origin)), (day, origin))
    counted = Counter((day.year, origin) for day, origin in first.values() if day.year >= 2015)
    expected = {
        (int(row["entry_year"]), row["origin_group"]): int(row["n_nme_entries"])
        for row in rows(TRUTH / "exhibit_01_nme_entries.csv")
        if row["origin_group"] != "GLOBAL"
    }
    assert sum(expected.values()) > 500
    assert counted == {key: n for key, n in expected.items() if n}


def test_clinical_stage_by_area_and_origin(entries: list, studies: dict, labels: dict) -> None:
    approved = _approved_areas("2026-01-09")
    stage: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    in_healthy: dict[str, float] = {}
    areas: dict[str, set[str]] = defaultdict(set)
    origin = {}
    for row, protocol, rank in entries:
        key, status = row["asset_key"], protocol["statusModule"]
        origin[key] = group(row["origin_country"])
        of_trial = [a for a in labels[row["nct_id"]]["ta_ids"].split(";") if a]
        areas[key] |= set(of_trial)
        is_known = status["studyFirstSubmitDate"] <= "2026-01-09"
        latest = max(status["lastUpdatePostDateStruct"]["date"], status["completionDateStruct"]["date"])
        if status["overallStatus"] in ("TERMINATED", "WITHDRAWN") or not is_known or latest < "2023-01-09":
            continue
        if not of_trial:
            in_healthy[key] = max(in_healthy.get(key, 0), rank)
        derived = studies[row["nct_id"]].get("derivedSection")
        meshes = derived["conditionBrowseModule"]["meshes"] if derived else []
        term = meshes[0]["term"] if meshes else protocol["conditionsModule"]["conditions"][0]
        for area in of_trial:
            reached = 4.0 if term in approved.get(row["pref_name"], ()) else rank
            stage[key][area, term] = max(stage[key].get((area, term), 0), reached)
    for key, rank in in_healthy.items():
        for area in areas[key] or {"other"}:
            stage[key][area, ""] = rank
    counted: Counter = Counter()
    for key, reached in stage.items():
        clinical = {area for (area, _), rank in reached.items() if rank <= 3}
        clinical |= {"cns"} if clinical & {"neurology", "psychiatry"} else set()
        clinical |= {"all"} if clinical else set()
        counted.update((area, origin[key]) for area in clinical)
    expected = {
        (row["ta_id"], row["origin_group"]): int(row["n_assets"]) for row in rows(TRUTH / "exhibit_02_ta_share.csv")
    }
    assert sum(expected.values()) > 300
    assert counted == expected


def _approved_areas(known_on: str) -> dict[str, set[str]]:
    report = next((SAMPLE / "ema_medicines").glob("*.json"))
    found = defaultdict(set)
    for row in json.loads(report.read_text(encoding="utf-8"))["data"]:
        day = "-".join(reversed(row["marketing_authorisation_date"].split("/")))
        is_original = row["biosimilar"] == "No" and row["generic"] == "No"
        if row["medicine_status"] == "Authorised" and is_original and day <= known_on:
            found[row["active_substance"]].add(row["therapeutic_area_mesh"])
    return found


def test_multi_regional_trials_of_china_companies(studies: dict, labels: dict) -> None:
    reach: dict[tuple[int, str], list[int]] = defaultdict(list)
    for nct, study in studies.items():
        protocol, label = study["protocolSection"], labels[nct]
        rank = RANK.get(tuple(protocol["designModule"].get("phases", ())))
        drugs = protocol.get("armsInterventionsModule", {}).get("interventions", [])
        places = protocol.get("contactsLocationsModule", {}).get("locations", [])
        countries = {"China" if p["country"] in CHINA else p["country"] for p in places}
        is_drug_trial = any(d["type"] in DRUG_TYPES for d in drugs)
        is_china_led = label["is_china_company_sponsor"] == "true"
        started = start_day(protocol)
        if not (rank and started and is_drug_trial and is_china_led) or label["is_covid"] == "true":
            continue
        if len(countries) > 1:
            reach[started.year, GROUP[rank]].append(len(countries))
    expected = {
        (int(row["start_year"]), row["phase_group_e09"]): (int(row["n_mrct"]), float(row["n_countries_median"]))
        for row in rows(TRUTH / "exhibit_09a_mrct.csv")
    }
    assert sum(n for n, _ in expected.values()) > 50
    assert {key: (len(found), float(median(found))) for key, found in reach.items()} == expected

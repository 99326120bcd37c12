"""Reference sources on the real extracts: counts as the extracts' own list states them, and nothing lost on the way."""

from pathlib import Path

import pytest

from dagster_project.landing.room import SourceResult, land_source
from dagster_project.quality.landing import check_landing
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources

# Records per table: rows of the file less those that are there twice.
COUNTS = {
    "chembl.molecule_synonyms": 128_107,
    "chembl.molecules": 42_299,
    "chembl.mechanisms": 6_990 - 36,
    "chembl.targets": 10_962,
    "chembl.indications": 58_741 - 215,
    "open_targets.drug_approvals": 1_681,
    "open_targets.disease_areas": 1_561,
    "thera_sabdab.antibodies": 1_133,
    "drugcentral.targets": 16_702,
    "drugcentral.synonyms": 4_995,
    "drugcentral.structures": 3_949,
    "gtopdb.ligands": 10_659,
    "gtopdb.interactions": 20_268 - 22,
    "gtopdb.targets": 3_196 - 83,
    "mesh.terms": 59_746,
    "mesh.tree_numbers": 61_403,
    "ror.organizations": 26_413,
    "sec_edgar.tickers": 9_610,
    "orange_book.products": 45_211,
    "orange_book.patents": 18_578,
    "orange_book.exclusivity": 2_089 - 15,
    "companies.listed": 4_496,
    "companies.sponsor_synonyms": 25_678,
    "company_pipelines.assets": 1_481 - 6,
    "pmda.approvals": 2_448 - 5,
    "nmpa.approvals": 9,
    "deals.buyouts": 238,
    "deals.ipos": 100,
    "deals.china_licences": 33,
    "deals.mnc_china": 12,
}
SOURCES = sorted({name.split(".")[0] for name in COUNTS})


@pytest.fixture(scope="module")
def landed(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, SourceResult]:
    """Every reference source, landed from the real extracts."""
    folder = tmp_path_factory.mktemp("reference")
    settings = Settings(profile="files", raw_dir=folder / "raw", drop_dir=real_data)
    return {name: land_source(all_sources()[name], settings) for name in SOURCES}


@pytest.mark.parametrize("name", COUNTS)
def test_every_record_of_the_extract_lands(landed: dict[str, SourceResult], name: str) -> None:
    source, table = name.split(".")
    (outcome,) = landed[source].outcomes[table]
    assert outcome.refusals == []
    manifest = outcome.load.manifest
    assert manifest.n_rows == COUNTS[name]
    assert set(manifest.n_quarantined) <= {"identical_duplicate", "conflicting_version"}


@pytest.mark.parametrize("name", COUNTS)
def test_expectations_hold_on_the_extract(landed: dict[str, SourceResult], name: str) -> None:
    source, table = name.split(".")
    (outcome,) = landed[source].outcomes[table]
    result = check_landing(outcome.load.parts, all_sources()[source].tables[table], as_of=outcome.load.as_of_date)
    broken = [found for found in result.outcomes if not found.success and found.severity == "error"]
    assert broken == []

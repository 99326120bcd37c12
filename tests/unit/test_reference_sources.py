"""Reference sources: each form of a publisher's files lands under its own column names, one record per key.

The records are made up; the forms are the publishers'.
"""

import csv
import gzip
import io
import json
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagster_project.landing.manifest import Load, write_verdict
from dagster_project.landing.room import SourceResult, land_source
from dagster_project.settings import PROJECT_DIR, Settings
from dagster_project.sources.spec import all_sources

Rows = dict[str, dict[str, Any]]


class Desk:
    """A drop folder for one source and what landed from it."""

    def __init__(self, folder: Path) -> None:
        self.drop = folder / "drop"
        self.settings = Settings(profile="files", raw_dir=folder / "raw", drop_dir=self.drop)

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.drop / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def put_parquet(self, name: str, rows: list[dict[str, Any]]) -> None:
        path = self.put(name, b"")
        pq.write_table(pa.Table.from_pylist(rows), path)

    def land(self, source: str) -> SourceResult:
        result = land_source(all_sources()[source], self.settings)
        for outcomes in result.outcomes.values():
            for outcome in outcomes:
                if outcome.status == "landed":
                    write_verdict(outcome.load, passed=True, details=[])
        return result

    def load(self, source: str, table: str) -> Load:
        """Land the source and return the newest load of a table, which must not be refused."""
        outcome = self.land(source).outcomes[table][-1]
        assert outcome.refusals == []
        return outcome.load

    def rows(self, source: str, table: str) -> Rows:
        """Land the source and return the payloads of the newest load of a table by record key."""
        (part,) = self.load(source, table).parts
        return {row["record_key"]: json.loads(row["payload"]) for row in pq.read_table(part).to_pylist()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def lines(*rows: list[str], delimiter: str = ",") -> str:
    """Delimited text as a spreadsheet program writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(*rows: list[Any]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def zipped(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


# ChEMBL


def molecule(number: int, *synonyms: str) -> dict[str, Any]:
    return {
        "molecule_chembl_id": f"CHEMBL{number}",
        "pref_name": f"TESTINIB {number}",
        "max_phase": "2.0",
        "molecule_synonyms": [{"molecule_synonym": s, "syn_type": "RESEARCH_CODE", "synonyms": s} for s in synonyms],
    }


def test_chembl_exports_are_told_apart_by_their_names(desk: Desk) -> None:
    desk.put_parquet("chembl/chembl90_synonyms.parquet", [{"synonym": "tx-1", "chembl_id": "CHEMBL1"}])
    desk.put("chembl/v90_chembl.compound.tsv", "identifier\tname\nCHEMBL1\tTESTINIB\n")
    header = ["action_type", "mechanism_of_action", "molecule_chembl_id", "target_chembl_id"]
    desk.put(
        "chembl/chembl_mechanisms.csv", lines(header, ["INHIBITOR", "Test kinase inhibitor", "CHEMBL1", "CHEMBL9"])
    )
    desk.put("chembl/chembl_targets.csv", lines(["target_chembl_id", "target_name"], ["CHEMBL9", "Test kinase"]))
    header = ["efo_id", "efo_term", "max_phase_for_ind", "molecule_chembl_id"]
    desk.put("chembl/chembl_indications.csv", lines(header, ["EFO:1", "asthma", "2.0", "CHEMBL1"]))
    found = {name: list(desk.rows("chembl", name)) for name in all_sources()["chembl"].tables}
    assert found == {
        "molecule_synonyms": ["CHEMBL1|tx-1|"],
        "molecules": ["CHEMBL1"],
        "mechanisms": ["CHEMBL1|CHEMBL9|Test kinase inhibitor|INHIBITOR|"],
        "targets": ["CHEMBL9"],
        "indications": ["CHEMBL1|EFO:1|asthma|2.0|"],
    }


def test_chembl_molecule_page_holds_molecules_and_their_names(desk: Desk) -> None:
    page = {"molecules": [molecule(1, "TX-1", "TX1"), molecule(2)], "page_meta": {"total_count": 2, "next": None}}
    desk.put("chembl/molecule-00000.json", json.dumps(page))
    assert list(desk.rows("chembl", "molecules")) == ["CHEMBL1", "CHEMBL2"]
    names = desk.rows("chembl", "molecule_synonyms")
    assert list(names) == ["CHEMBL1|TX-1|RESEARCH_CODE", "CHEMBL1|TX1|RESEARCH_CODE"]
    assert names["CHEMBL1|TX1|RESEARCH_CODE"]["pref_name"] == "TESTINIB 1"


def test_chembl_pages_short_of_the_stated_total_are_refused(desk: Desk) -> None:
    mechanism = {"mec_id": 1, "molecule_chembl_id": "CHEMBL1", "target_chembl_id": "CHEMBL9"}
    desk.put("chembl/mechanism-00000.json", json.dumps({"mechanisms": [mechanism], "page_meta": {"total_count": 7}}))
    (outcome,) = desk.land("chembl").outcomes["mechanisms"]
    assert outcome.status == "refused"
    assert "announced 7" in outcome.refusals[0]


def chembl_dump(path: Path) -> None:
    """The tables of ChEMBL's SQLite dump that are read, with one molecule, its salt and a compound without a name."""
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as connection:
        connection.executescript("""
            create table molecule_dictionary (
                molregno, chembl_id, pref_name, molecule_type, max_phase, first_approval
            );
            create table molecule_hierarchy (molregno, parent_molregno, active_molregno);
            create table molecule_synonyms (molsyn_id, molregno, syn_type, synonyms);
            create table drug_mechanism (mec_id, molregno, tid, mechanism_of_action, action_type);
            create table target_dictionary (tid, chembl_id, pref_name, target_type, organism);
            create table target_components (tid, component_id);
            create table component_sequences (component_id, accession);
            create table drug_indication (
                drugind_id, molregno, max_phase_for_ind, mesh_id, mesh_heading, efo_id, efo_term
            );
            insert into molecule_dictionary values
                (1, 'CHEMBL1', 'TESTINIB', 'Small molecule', 4, 2019),
                (2, 'CHEMBL2', 'TESTINIB MESYLATE', 'Small molecule', 4, 2019),
                (3, 'CHEMBL3', null, 'Small molecule', null, null);
            insert into molecule_hierarchy values (1, 1, 1), (2, 1, 1);
            insert into molecule_synonyms values (1, 1, 'INN', 'Testinib');
            insert into target_dictionary values (5, 'CHEMBL9', 'Test complex', 'PROTEIN COMPLEX', 'Homo sapiens');
            insert into target_components values (5, 1), (5, 2);
            insert into component_sequences values (1, 'P00001'), (2, 'P00002');
            insert into drug_mechanism values (7, 1, 5, 'Test complex inhibitor', 'INHIBITOR');
            insert into drug_indication values (8, 1, 4, 'D001249', 'Asthma', 'MONDO:0004979', 'asthma');
        """)


def test_chembl_dump_makes_all_five_tables(desk: Desk) -> None:
    chembl_dump(desk.drop / "chembl" / "chembl_90.db")
    molecules = desk.rows("chembl", "molecules")
    assert {key: row["parent_chembl_id"] for key, row in molecules.items()} == {
        "CHEMBL1": "CHEMBL1",
        "CHEMBL2": "CHEMBL1",
    }
    assert list(desk.rows("chembl", "molecule_synonyms")) == ["CHEMBL1|Testinib|INN"]
    assert list(desk.rows("chembl", "mechanisms")) == ["CHEMBL1|CHEMBL9|Test complex inhibitor|INHIBITOR|7"]
    assert desk.rows("chembl", "targets")["CHEMBL9"]["uniprot_acc"] == "P00001|P00002"
    assert list(desk.rows("chembl", "indications")) == ["CHEMBL1|MONDO:0004979|asthma|4|8"]


def test_chembl_dump_that_is_no_database_is_refused_with_advice(desk: Desk) -> None:
    desk.put("chembl/chembl_90.db", b"\x1f\x8b not unpacked yet " * 100)
    (reason,) = desk.land("chembl").outcomes["molecules"][0].refusals
    assert "SQLite dump" in reason
    assert "unpack" in reason


# Open Targets


def test_open_targets_datasets_lie_in_folders_of_parts(desk: Desk) -> None:
    for number in (1, 2):
        name = f"open_targets/drug_molecule/part-0000{number}.snappy.parquet"
        label = [{"label": f"TX-{number}", "source": "ChEMBL"}]
        desk.put_parquet(name, [{"id": f"CHEMBL{number}", "name": f"TESTINIB {number}", "synonyms": label}])
    link = {"drugs": [{"drugFromSource": "TX-1", "drugId": "CHEMBL1"}], "diseases": [], "trialPhase": "PHASE2"}
    desk.put_parquet("open_targets/clinical_report/part-00000.parquet", [{"id": "NCT90000001", **link}])
    desk.put_parquet("open_targets/disease/disease.parquet", [{"id": "EFO_1", "name": "asthma"}])
    desk.put_parquet("open_targets/disease_phenotype/part-0.parquet", [{"id": "HP_1"}])
    result = desk.land("open_targets")
    assert {name: outcomes[0].load.manifest.n_rows for name, outcomes in result.outcomes.items()} == {
        "drugs": 2,
        "clinical_reports": 1,
        "diseases": 1,
    }
    assert "disease_phenotype" in result.warnings[0]
    assert desk.rows("open_targets", "clinical_reports")["NCT90000001"]["drugs"][0]["drugId"] == "CHEMBL1"


def test_open_targets_mechanism_is_known_by_its_content(desk: Desk) -> None:
    mechanism = {"mechanismOfAction": "Test kinase inhibitor", "actionType": "INHIBITOR", "targetName": "Test kinase"}
    rows = [mechanism | {"chemblIds": ["CHEMBL1"]}, mechanism | {"chemblIds": ["CHEMBL2", "CHEMBL3"]}]
    desk.put_parquet("open_targets/drug_mechanism_of_action/part-0.parquet", rows)
    assert [row["chemblIds"] for row in desk.rows("open_targets", "mechanisms").values()] == [
        ["CHEMBL1"],
        ["CHEMBL2", "CHEMBL3"],
    ]


# Names and targets of drugs


def test_thera_sabdab_file_is_dated_by_its_name(desk: Desk) -> None:
    header = ["Therapeutic", "Format", "Highest_Clin_Trial (Feb '25)", "Target"]
    desk.put("thera_sabdab/TheraSAbDab_2025-02.csv", lines(header, ["Testimab", "Whole mAb", "Phase-II", "ERBB2"]))
    load = desk.load("thera_sabdab", "antibodies")
    assert load.as_of_date == date(2025, 2, 1)
    assert desk.rows("thera_sabdab", "antibodies")["Testimab"]["Highest_Clin_Trial (Feb '25)"] == "Phase-II"


def test_drugcentral_files_quote_or_not(desk: Desk) -> None:
    desk.put("drugcentral/structures.smiles.tsv", 'SMILES\tID\tINN\tCAS_RN\nC"C\t901\ttestinib\t50-00-0\n')
    header = '"DRUG_NAME"\t"STRUCT_ID"\t"TARGET_NAME"\t"MOA"\n'
    rows = '"testinib"\t901\t"Test ""alpha"" kinase"\t1\n"testinib"\t901\t"Test channel"\t\n'
    desk.put("drugcentral/drug.target.interaction.tsv.gz", gzip.compress((header + rows).encode()))
    desk.put("drugcentral/obo_drugcentral90.tsv", "identifier\tname\tsynonyms\n901\tanother drug\ttestinib|TX-1\n")
    assert desk.rows("drugcentral", "structures")["901"]["SMILES"] == 'C"C'
    targets = list(desk.rows("drugcentral", "targets").values())
    assert [row["TARGET_NAME"] for row in targets] == ['Test "alpha" kinase', "Test channel"]
    assert desk.rows("drugcentral", "synonyms")["901"]["synonyms"] == "testinib|TX-1"


GTOPDB_OLD = lines(["Ligand id", "Name", "Approved"], ["901", "testolol", "yes"])
GTOPDB_NEW = '"# GtoPdb Version: 2099.1 - published: 2024-09-10"\n' + lines(
    ["Ligand ID", "Name", "Approved"], ["901", "testolol", "yes"], ["902", "testinib", ""]
)


@pytest.mark.parametrize(("content", "keys", "as_of"), [(GTOPDB_OLD, 1, None), (GTOPDB_NEW, 2, "2024-09-10")])
def test_gtopdb_layouts_old_and_new(desk: Desk, content: str, keys: int, as_of: str | None) -> None:
    desk.put("gtopdb/ligands.csv", content)
    assert len(desk.rows("gtopdb", "ligands")) == keys
    assert desk.load("gtopdb", "ligands").manifest.as_of == as_of


def test_gtopdb_measurements_of_one_pair_are_records_of_their_own(desk: Desk) -> None:
    header = ["target_id", "target_species", "ligand_id", "type", "affinity_units", "affinity_median", "pubmed_id"]
    row = ["1", "Human", "901", "Antagonist", "pKi", "7.1", "1"]
    desk.put("gtopdb/interactions.csv", lines(header, row, [*row[:2], "901", "Antagonist", "pKi", "8.2", "2"], row))
    load = desk.load("gtopdb", "interactions")
    assert load.manifest.n_rows == 2
    assert load.manifest.n_quarantined == {"identical_duplicate": 1}


# Headings


def test_mesh_tree_is_read_from_either_file(desk: Desk) -> None:
    desk.put("mesh/mesh_terms_2019.txt", "C04\tNeoplasms\nC04.588\tNeoplasms by Site\n")
    desk.put("mesh/mtrees2026.bin", "Neoplasms;C04\nCarcinoma, Test Cell;C04.557\n")
    desk.put("mesh/mesh_tree_2023.tsv", "D009369 C04\nQ000002 Y02.030.010\n")
    older, newer = desk.land("mesh").outcomes["terms"]
    assert (older.load.manifest.as_of, newer.load.manifest.as_of) == ("2019-01-01", "2026-01-01")
    assert desk.rows("mesh", "terms")["C04.557"]["term"] == "Carcinoma, Test Cell"
    assert list(desk.rows("mesh", "tree_numbers")) == ["D009369|C04", "Q000002|Y02.030.010"]


MESH_XML = """<?xml version="1.0"?>
<DescriptorRecordSet LanguageCode="eng"><DescriptorRecord DescriptorClass="1">
<DescriptorUI>D900001</DescriptorUI><DescriptorName><String>Test Disease</String></DescriptorName>
<TreeNumberList><TreeNumber>C99.100</TreeNumber><TreeNumber>C98.200</TreeNumber></TreeNumberList>
<ConceptList><Concept><TermList><Term><String>Test Disease</String></Term><Term><String>Disease, Test</String></Term>
</TermList></Concept></ConceptList></DescriptorRecord></DescriptorRecordSet>"""


def test_mesh_descriptor_has_its_places_and_entry_terms(desk: Desk) -> None:
    desk.put("mesh/desc2026.gz", gzip.compress(MESH_XML.encode()))
    assert desk.rows("mesh", "descriptors")["D900001"] == {
        "DescriptorUI": "D900001",
        "DescriptorName": "Test Disease",
        "TreeNumberList": ["C99.100", "C98.200"],
        "TermList": ["Test Disease", "Disease, Test"],
    }


def test_mesh_xml_that_is_cut_off_is_refused(desk: Desk) -> None:
    desk.put("mesh/desc2026.xml", MESH_XML[:-60])
    (reason,) = desk.land("mesh").outcomes["descriptors"][0].refusals
    assert "cut off" in reason


# Organisations


def organization(number: int) -> dict[str, Any]:
    return {
        "id": f"https://ror.org/test{number}",
        "names": [{"value": f"Test Institute {number}", "types": ["ror_display"], "lang": "en"}],
        "locations": [{"geonames_details": {"country_code": "CN", "name": "Suzhou"}}],
    }


@pytest.mark.parametrize("member", ["v1.99-ror-data_schema_v2.json", "v2.9-ror-data.json"])
def test_ror_dump_is_read_in_schema_2_whatever_else_it_holds(desk: Desk, member: str) -> None:
    former = [{"id": "https://ror.org/former", "name": "Schema 1", "country": {"country_code": "CN"}}]
    members = {"a.csv": "id\n", member: json.dumps([organization(1), organization(2)])}
    if "schema_v2" in member:
        members = {"v1.99-ror-data.json": json.dumps(former)} | members
    desk.put("ror/v9-ror-data.zip", zipped(members))
    assert list(desk.rows("ror", "organizations")) == ["https://ror.org/test1", "https://ror.org/test2"]


def test_ror_lines_land_like_the_dump(desk: Desk) -> None:
    text = "".join(json.dumps(organization(n)) + "\n" for n in (1, 2, 3))
    desk.put("ror/ror_2026-06.jsonl.gz", gzip.compress(text.encode()))
    assert len(desk.rows("ror", "organizations")) == 3


def test_sec_list_is_cut_by_its_numbered_members(desk: Desk) -> None:
    filer = {"cik_str": 1234567, "ticker": "TXPH", "title": "TEST PHARMA INC"}
    desk.put("sec_edgar/company_tickers.json", json.dumps({"0": filer, "1": filer | {"ticker": "TXPHW"}}))
    assert desk.rows("sec_edgar", "tickers") == {"1234567|TXPH": filer, "1234567|TXPHW": filer | {"ticker": "TXPHW"}}


def test_spelling_with_two_preferred_names_keeps_both(desk: Desk) -> None:
    rows = [["name", "preferred_name"], ["Test Pharm", "Test Pharma"], ["Test Pharm", "Test Pharmacy"]]
    desk.put("companies/sponsor_name_synonyms.xlsx", workbook(*rows))
    desk.put("companies/listed_2026-08.csv", lines(["symbol", "name", "country"], ["TXPH", "Test Pharma", "China"]))
    assert list(desk.rows("companies", "sponsor_synonyms")) == ["Test Pharm|Test Pharma", "Test Pharm|Test Pharmacy"]
    assert desk.rows("companies", "listed")["TXPH"]["country"] == "China"


# Approvals and pipelines

PRODUCTS = 'Ingredient~Appl_Type~Appl_No~Product_No~Strength\nTESTINIB~N~900001~001~5" DISC\n'
PATENTS = "Appl_Type~Appl_No~Product_No~Patent_No~Patent_Use_Code\nN~900001~001~9000001~U-1\nN~900001~001~9000001~U-2\n"
EXCLUSIVITY = "Appl_Type~Appl_No~Product_No~Exclusivity_Code~Exclusivity_Date\nN~900001~001~NCE~Jul 13, 2026\n"


def test_orange_book_zip_makes_its_three_tables(desk: Desk) -> None:
    members = {"products.txt": PRODUCTS, "patent.txt": PATENTS, "exclusivity.txt": EXCLUSIVITY}
    desk.put("orange_book/EOBZIP_2026_03.zip", zipped(members))
    assert desk.load("orange_book", "products").as_of_date == date(2026, 3, 1)
    assert desk.rows("orange_book", "products")["900001|N|001"]["Strength"] == '5" DISC'
    assert list(desk.rows("orange_book", "patents")) == ["900001|N|001|9000001|U-1", "900001|N|001|9000001|U-2"]
    assert list(desk.rows("orange_book", "exclusivity")) == ["900001|N|001|NCE|Jul 13, 2026"]


def test_orange_book_files_land_like_the_zip(desk: Desk) -> None:
    desk.put("orange_book/products.txt", PRODUCTS.replace("\n", "\r\n"))
    desk.put("orange_book/patent.txt", PATENTS)
    desk.put("orange_book/exclusivity.txt", EXCLUSIVITY)
    assert {name: len(desk.rows("orange_book", name)) for name in all_sources()["orange_book"].tables} == {
        "products": 1,
        "patents": 2,
        "exclusivity": 1,
    }


def test_orange_book_zip_without_patents_is_refused_for_that_table(desk: Desk) -> None:
    desk.put("orange_book/EOBZIP_2026_03.zip", zipped({"products.txt": PRODUCTS, "exclusivity.txt": EXCLUSIVITY}))
    outcomes = desk.land("orange_book").outcomes
    assert {name: found[0].status for name, found in outcomes.items()} == {
        "products": "landed",
        "patents": "refused",
        "exclusivity": "landed",
    }
    assert "lacks patent.txt" in outcomes["patents"][0].refusals[0]


def test_pipeline_numbers_that_are_none_are_null(desk: Desk) -> None:
    asset = {"company": "Test Pharma", "asset_name": "TX-1", "synonyms": ["testinib"], "indication": "asthma"}
    rows = [asset | {"phase": "Phase 2", "notes": float("nan")}]
    desk.put_parquet("company_pipelines/pipelines_2026-07.parquet", rows)
    (row,) = desk.rows("company_pipelines", "assets").values()
    assert row["notes"] is None
    assert row["synonyms"] == ["testinib"]


def test_approvals_of_japan_and_china_keep_their_line_breaks(desk: Desk) -> None:
    header = ["", "Review Category", "Approval Date", "No.", "Brand Name (Applicant Company)"]
    row = ["0", "1", "Apr. 18,\n2007", "1", "Testol Tablets\n(Test K.K.)"]
    desk.put("pmda/pmda_approvals.csv", lines(header, row, row))
    desk.put(
        "nmpa/nmpa.csv", lines(["product", "nmpa_approval_date", "indication"], ["Testol", "2023-08-16", "asthma"])
    )
    (approval,) = desk.rows("pmda", "approvals").values()
    assert approval["Approval Date"] == "Apr. 18,\n2007"
    assert list(desk.rows("nmpa", "approvals")) == ["Testol|2023-08-16|asthma"]


@pytest.mark.parametrize("source", ["chembl", "thera_sabdab", "orange_book", "ror", "companies"])
def test_simulated_lists_of_the_sample_land_whole(tmp_path: Path, source: str) -> None:
    settings = Settings(profile="sample", raw_dir=tmp_path / "raw")
    assert (PROJECT_DIR / "raw" / "sample" / source).is_dir()
    result = land_source(all_sources()[source], settings)
    assert result.warnings == []
    for table, (outcome,) in result.outcomes.items():
        assert outcome.status == "landed", outcome.refusals
        assert outcome.load.manifest.data_tier == "synthetic"
        assert outcome.load.manifest.n_quarantined == {}, table

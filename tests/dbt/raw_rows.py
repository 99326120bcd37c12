"""Hand-written raw records for a build of the whole dbt project: edge cases, no real data.

Belongs here: the smallest records that walk every branch of staging. What a rule should make of them is
said by the dbt unit tests and by test_project.py.
"""

import json
from typing import Any

PHASES = {
    "NCT90000001": ["EARLY_PHASE1"],
    "NCT90000002": ["PHASE1"],
    "NCT90000003": ["PHASE1", "PHASE2"],
    "NCT90000004": ["PHASE2"],
    "NCT90000005": ["PHASE2", "PHASE3"],
    "NCT90000006": ["PHASE3"],
    "NCT90000007": ["PHASE4"],
    "NCT90000008": ["NA"],
    "NCT90000009": [],
}


def study(nct_id: str, phases: list[str]) -> dict[str, Any]:
    """One drug study of a made-up Chinese sponsor, with sites in two countries and a removed one."""
    return {
        "protocolSection": {
            "identificationModule": {"nctId": nct_id, "briefTitle": "Study of AB-101 in solid tumours"},
            "statusModule": {
                "overallStatus": "RECRUITING",
                "studyFirstSubmitDate": "2023-01-10",
                "startDateStruct": {"date": "2023-02", "type": "ACTUAL"},
                "completionDateStruct": {"date": "2026-12-31", "type": "ESTIMATED"},
                "lastUpdatePostDateStruct": {"date": "2025-06-01"},
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": "Yunhe Test Biopharma Co., Ltd.", "class": "INDUSTRY"},
                "collaborators": [{"name": "A Test University", "class": "OTHER"}],
            },
            "conditionsModule": {"conditions": ["Solid tumour"]},
            "designModule": {"studyType": "INTERVENTIONAL", "phases": phases},
            "armsInterventionsModule": {
                "armGroups": [{"label": "A", "type": "EXPERIMENTAL", "interventionNames": ["Drug: AB-101"]}],
                "interventions": [{"type": "DRUG", "name": "AB-101", "armGroupLabels": ["A"]}],
            },
            "contactsLocationsModule": {
                "locations": [{"country": "China", "city": "Shanghai"}, {"country": "Australia"}]
            },
        },
        "derivedSection": {
            "miscInfoModule": {"removedCountries": ["Czech Republic"]},
            "conditionBrowseModule": {"meshes": [{"id": "D000009369", "term": "Neoplasms"}]},
        },
    }


OPENFDA_APPLICATION = {
    "application_number": "BLA900001",
    "sponsor_name": "YUNHE TEST",
    "products": [{"product_number": "001", "active_ingredients": [{"name": "TESTIMAB", "strength": "10MG"}]}],
    "submissions": [{"submission_type": "ORIG", "submission_status": "AP", "submission_status_date": "20240229"}],
}

TABLES_APPLICATION = {
    "ApplNo": "900002",
    "ApplType": "NDA",
    "SponsorName": "YUNHE TEST",
    "Products": [{"ProductNo": "001", "DrugName": "TESTINIB", "ActiveIngredient": "TESTINIB", "Form": "TABLET;ORAL"}],
    "MarketingStatus": [{"ProductNo": "001", "MarketingStatusDescription": "Prescription"}],
    "Submissions": [
        {"SubmissionType": "ORIG", "SubmissionStatus": "AP", "SubmissionStatusDate": "2019-07-02 00:00:00"}
    ],
}

PURPLE_BOOK_PRODUCT = {
    "BLA Number": "900003",
    "Product Number": "1",
    "Proper Name": "testimab-beta",
    "Approval Date": "11-Jul-30",
    "Submission Type": "Original",
}

EMA_MEDICINE = {
    "category": "Human",
    "name_of_medicine": "Testinib",
    "ema_product_number": "EMEA/H/C/900004",
    "medicine_status": "Authorised",
    "active_substance": "testinib",
    "marketing_authorisation_date": "03/04/2021",
    "generic": "No",
    "biosimilar": "No",
}

# Open Targets reads the sponsor's code in one of the trials as a molecule that it knows
OPEN_TARGETS_DRUG = {"id": "CHEMBL900001", "name": "TESTANIB", "drugType": "Small molecule"}
OPEN_TARGETS_REPORT = {
    "id": "NCT90000001",
    "drugs": [{"drugFromSource": "ab-101", "drugId": "CHEMBL900001"}],
    "diseases": [{"diseaseFromSource": "solid tumour", "diseaseId": "MONDO_900001"}],
}
OPEN_TARGETS_DISEASE = {"id": "MONDO_900001", "name": "test carcinoma"}

# (raw table, record key, payload format, payload)
RECORDS: list[tuple[str, str, str, dict[str, Any]]] = [
    *[("ctgov__studies", nct_id, "study_json", study(nct_id, phases)) for nct_id, phases in PHASES.items()],
    ("ctgov__studies", "NCT90000010", "study_json", {"protocolSection": {"statusModule": {}}}),
    ("drugsatfda__applications", "BLA900001", "openfda_json", OPENFDA_APPLICATION),
    ("drugsatfda__applications", "NDA900002", "drugsatfda_tables", TABLES_APPLICATION),
    ("purple_book__products", "900003|1|1", "purple_book_csv", PURPLE_BOOK_PRODUCT),
    ("ema_medicines__medicines", "EMEA/H/C/900004", "ema_json", EMA_MEDICINE),
    ("open_targets__drugs", "CHEMBL900001", "parquet", OPEN_TARGETS_DRUG),
    ("open_targets__clinical_reports", "NCT90000001", "parquet", OPEN_TARGETS_REPORT),
    ("open_targets__diseases", "MONDO_900001", "parquet", OPEN_TARGETS_DISEASE),
]


def raw_row(position: int, key: str, payload_format: str, payload: dict[str, Any]) -> tuple[Any, ...]:
    """The ten columns of every raw view, in their order; the tier synthetic is that of the report fixture."""
    text = json.dumps(payload)
    fetched_at = "2026-03-31 00:00:00"
    return (
        "public_proxy",
        "load_1",
        key,
        None,
        text,
        payload_format,
        "input",
        position,
        fetched_at,
        f"hash_{position}",
    )

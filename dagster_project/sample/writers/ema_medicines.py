"""EMA medicines report as JSON (`{"data": [...]}`)."""

import json
from datetime import date, timedelta
from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.filings import Filing

FLAGS = (
    "patient_safety",
    "accelerated_assessment",
    "additional_monitoring",
    "advanced_therapy",
    "biosimilar",
    "conditional_approval",
    "exceptional_circumstances",
    "generic",
    "orphan_medicine",
    "prime_priority_medicine",
)


class EmaWriter:
    """Collects centrally authorised products; a few hundred bytes each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.rows: list[dict[str, str]] = []

    def add(self, filing: Filing) -> None:
        """Write one EMA filing."""
        if filing.agency == "EMA":
            self.rows.append(_row(filing))

    def close(self) -> None:
        """Write the JSON report, with one veterinary product that is not for humans."""
        self.rows.append(_veterinary())
        rows = sorted(self.rows, key=lambda r: r["ema_product_number"])
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / "medicines-output-medicines_json-report_en_synthetic.json"
        report = {"total_records": len(rows), "timestamp": f"{SNAPSHOT.isoformat()}T06:00:00Z", "data": rows}
        path.write_text(json.dumps(report, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _row(filing: Filing) -> dict[str, str]:
    asset = filing.asset
    refused = filing.kind == "refused"
    withdrawn = filing.approval.withdrawn if filing.approval else None
    condition = filing.approval.condition if filing.approval else asset.conditions[0]
    flags = {"advanced_therapy": asset.is_cell, "biosimilar": filing.kind == "biosimilar"}
    flags["generic"] = filing.kind == "generic"
    latest = min(withdrawn or filing.day + timedelta(days=700), SNAPSHOT - timedelta(days=3))
    return {
        "category": "Human",
        "name_of_medicine": filing.brand,
        "ema_product_number": filing.application_no,
        "medicine_status": "Refused" if refused else "Withdrawn" if withdrawn else "Authorised",
        "opinion_status": "Negative" if refused else "Positive",
        "latest_procedure_affecting_product_information": "SYNTHETIC",
        "international_non_proprietary_name_common_name": filing.substance,
        "active_substance": filing.substance,
        "therapeutic_area_mesh": condition.mesh_term,
        "species_veterinary": "",
        **{flag: "Yes" if flags.get(flag) else "No" for flag in FLAGS},
        "atc_code_human": "",
        "atcvet_code_veterinary": "",
        "pharmacotherapeutic_group_human": "",
        "pharmacotherapeutic_group_veterinary": "",
        "therapeutic_indication": f"SYNTHETIC product for {condition.texts[0]}; no such medicine exists.",
        "marketing_authorisation_developer_applicant_holder": filing.applicant,
        "european_commission_decision_date": _day(filing.day + timedelta(days=150) if refused else latest),
        "start_of_rolling_review_date": "",
        "start_of_evaluation_date": _day(filing.day - timedelta(days=420)),
        "opinion_adopted_date": _day(filing.day - timedelta(days=60)),
        "withdrawal_of_application_date": "",
        "marketing_authorisation_date": "" if refused else _day(filing.day),
        "refusal_of_marketing_authorisation_date": _day(filing.day) if refused else "",
        "withdrawal_expiry_revocation_lapse_of_marketing_authorisation_date": _day(withdrawn) if withdrawn else "",
        "suspension_of_marketing_authorisation_date": "",
        "revision_number": "3",
        "first_published_date": _day(filing.day),
        "last_updated_date": _day(latest),
        "medicine_url": f"https://example.invalid/synthetic/{filing.application_no[-6:]}",
    }


def _veterinary() -> dict[str, str]:
    return {
        "category": "Veterinary",
        "name_of_medicine": "Synthetivet",
        "ema_product_number": "EMEA/V/C/900001",
        "medicine_status": "Authorised",
        "international_non_proprietary_name_common_name": "synthetivetmab",
        "active_substance": "synthetivetmab",
        "therapeutic_area_mesh": "",
        "species_veterinary": "Dogs",
        "biosimilar": "No",
        "generic": "No",
        "marketing_authorisation_developer_applicant_holder": "Synthetic Animal Health",
        "european_commission_decision_date": "04/05/2023",
        "marketing_authorisation_date": "02/03/2021",
        "medicine_url": "https://example.invalid/synthetic/vet",
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"

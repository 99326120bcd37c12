"""Drugs@FDA zip of tab-separated tables with CRLF line ends; without CBER products, as at FDA."""

from datetime import date, timedelta
from pathlib import Path

from dagster_project.sample.assets import CBER_ONLY
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.filings import CHEMICAL, Filing
from dagster_project.sample.writers.files import StableZip

HEADERS = {
    "Applications": "ApplNo ApplType ApplPublicNotes SponsorName",
    "Products": "ApplNo ProductNo Form Strength ReferenceDrug DrugName ActiveIngredient ReferenceStandard",
    "Submissions": "ApplNo SubmissionClassCodeID SubmissionType SubmissionNo SubmissionStatus "
    "SubmissionStatusDate SubmissionsPublicNotes ReviewPriority",
    "MarketingStatus": "MarketingStatusID ApplNo ProductNo",
    "TE": "ApplNo ProductNo MarketingStatusID TECode",
    "ApplicationDocs": "ApplicationDocsID ApplicationDocsTypeID ApplNo SubmissionType SubmissionNo "
    "ApplicationDocsTitle ApplicationDocsURL ApplicationDocsDate",
    "SubmissionPropertyType": "ApplNo SubmissionType SubmissionNo SubmissionPropertyTypeCode SubmissionPropertyTypeID",
}
LOOKUPS = {
    "SubmissionClass_Lookup": [
        ("SubmissionClassCodeID", "SubmissionClassCode", "SubmissionClassCodeDescription"),
        ("2", "EFFICACY", "Efficacy"),
        ("3", "LABELING", "Labeling"),
        ("5", "N/A", "Not Applicable"),
        ("7", "TYPE 1", "Type 1 - New Molecular Entity"),
        ("12", "TYPE 3", "Type 3 - New Dosage Form"),
        ("20", "Unspecified", ""),
    ],
    "MarketingStatus_Lookup": [
        ("MarketingStatusID", "MarketingStatusDescription"),
        ("1", "Prescription"),
        ("2", "Over-the-counter"),
        ("3", "Discontinued"),
        ("4", "None (Tentative Approval)"),
    ],
    "ActionTypes_Lookup": [
        (
            "ActionTypes_LookupID",
            "ActionTypes_LookupDescription",
            "SupplCategoryLevel1Code",
            "SupplCategoryLevel2Code",
        ),
        ("2", "Efficacy", "EFFICACY", "NOT APPLICABLE"),
    ],
    "ApplicationsDocsType_Lookup": [
        ("ApplicationDocsType_Lookup_ID", "ApplicationDocsType_Lookup_Description"),
        ("1", "Letter"),
        ("2", "Label"),
    ],
}
CLASS_ID = {"first": "7", "later": "12", "generic": "5", "biosimilar": "20", "tentative": "5"}


class DrugsAtFdaWriter:
    """Collects rows per table (a few hundred bytes per application) and writes the zip at the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "drugsatfda_synthetic.zip"
        self._rows: dict[str, list[tuple[str, ...]]] = {table: [] for table in HEADERS}
        self.n_applications = 0

    def add(self, filing: Filing) -> None:
        """Write one FDA filing, unless its product belongs to CBER."""
        asset = filing.asset
        if filing.agency != "FDA" or asset.modality in CBER_ONLY:
            return
        self.n_applications += 1
        series, number = filing.application_no[:-6], filing.application_no[-6:]
        form = "TABLET;ORAL" if asset.modality in CHEMICAL else "INJECTABLE;INJECTION"
        self._rows["Applications"].append((number, series, "", _plain(filing.applicant)))
        for product, strength in (("001", "50MG"), ("002", "100MG")):
            reference = "1" if filing.kind == "first" else "0"
            self._rows["Products"].append(
                (
                    number,
                    product,
                    form,
                    strength,
                    reference,
                    filing.brand.upper(),
                    filing.substance.upper(),
                    "0",
                )
            )
            self._rows["MarketingStatus"].append(("1", number, product))
            if filing.kind == "generic":
                self._rows["TE"].append((number, product, "1", "AB"))
        self._submissions(filing, number)

    def _submissions(self, filing: Filing, number: str) -> None:
        rows = self._rows["Submissions"]
        class_id = CLASS_ID[filing.kind] if filing.kind != "first" or filing.asset.is_nme else "20"
        if filing.kind == "generic":
            tentative = filing.day - timedelta(days=180)
            rows.append((number, "5", "ORIG", "1", "TA", _stamp(tentative), "", "STANDARD"))
        rows.append((number, class_id, "ORIG      ", "1", "AP", _stamp(filing.day), "", "STANDARD"))
        self._rows["SubmissionPropertyType"].append((number, "ORIG      ", "1", "Null", "0"))
        for order, months in ((2, 9), (3, 30)):
            day = filing.day + timedelta(days=months * 30)
            if day < SNAPSHOT:
                rows.append((number, "2", "SUPPL     ", str(order), "AP", _stamp(day), "", ""))
        if filing.kind == "first":
            self._rows["ApplicationDocs"].append(
                (str(self.n_applications), "1", number, "ORIG", "1", "0", "SYNTHETIC", _stamp(filing.day))
            )

    def close(self) -> None:
        """Write all tables, sorted by application number as FDA does."""
        archive = StableZip(self._path)
        for table in sorted([*HEADERS, *LOOKUPS]):
            if table in LOOKUPS:
                rows = LOOKUPS[table]
            else:
                key = 1 if table == "MarketingStatus" else 2 if table == "ApplicationDocs" else 0
                rows = [tuple(HEADERS[table].split()), *sorted(self._rows[table], key=lambda r, k=key: r[k])]
            archive.add(f"{table}.txt", ("\r\n".join("\t".join(row) for row in rows) + "\r\n").encode())
        archive.close()


def _plain(name: str) -> str:
    """Sponsor names as Drugs@FDA writes them: capitals, no punctuation."""
    return " ".join("".join(c if c.isalnum() or c in "&'-" else " " for c in name).upper().split())


def _stamp(day: date) -> str:
    return f"{day.isoformat()} 00:00:00"

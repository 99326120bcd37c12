"""FDA Orange Book tables (`~`-delimited): products, patents and exclusivity of approved chemical drugs."""

from datetime import date, timedelta
from pathlib import Path

from dagster_project.sample.filings import CHEMICAL, Filing

HEADERS = {
    "products": "Ingredient~DF;Route~Trade_Name~Applicant~Strength~Appl_Type~Appl_No~Product_No~TE_Code~"
    "Approval_Date~RLD~RS~Type~Applicant_Full_Name",
    "patent": "Appl_Type~Appl_No~Product_No~Patent_No~Patent_Expire_Date_Text~Drug_Substance_Flag~"
    "Drug_Product_Flag~Patent_Use_Code~Delist_Flag~Submission_Date",
    "exclusivity": "Appl_Type~Appl_No~Product_No~Exclusivity_Code~Exclusivity_Date",
}
PATENT_TERM = timedelta(days=5100)


class OrangeBookWriter:
    """Collects rows of chemical drugs; the last patent to expire is the substance's loss of exclusivity."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: dict[str, list[str]] = {table: [] for table in HEADERS}

    @property
    def n_products(self) -> int:
        """Rows of the product table."""
        return len(self._rows["products"])

    def add(self, filing: Filing) -> None:
        """Write one FDA filing of a chemical drug."""
        asset = filing.asset
        if filing.agency != "FDA" or asset.modality not in CHEMICAL:
            return
        series = "A" if filing.application_no.startswith("ANDA") else "N"
        key = f"{series}~{filing.application_no[-6:]}~001"
        applicant = filing.applicant.upper()
        reference = "Yes" if filing.kind == "first" else "No"
        drug = f"{filing.substance.upper()}~TABLET;ORAL~{filing.brand.upper()}~{applicant[:20]}~50MG"
        tail = f"{'AB' if filing.kind == 'generic' else ''}~{_day(filing.day)}~{reference}~No~RX~{applicant}"
        self._rows["products"].append(f"{drug}~{key}~{tail}")
        if filing.kind == "first" and asset.is_nme:
            expires = asset.loe or filing.day + PATENT_TERM
            self._rows["patent"].append(f"{key}~9{asset.number:06d}~{_day(expires)}~Y~~~~")
            self._rows["exclusivity"].append(f"{key}~NCE~{_day(filing.day + timedelta(days=1826))}")

    def close(self) -> None:
        """Write the three tables."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for table, rows in self._rows.items():
            text = "\n".join([HEADERS[table], *sorted(rows)]) + "\n"
            (self._folder / f"{table}_synthetic.txt").write_text(text, encoding="utf-8")


def _day(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"

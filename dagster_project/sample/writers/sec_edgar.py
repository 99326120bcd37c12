"""SEC bulk files: company facts and submissions, a zip each with one JSON document per filer."""

import json
from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.panel.reports import OUTSIDER, Fact, Filer
from dagster_project.sample.writers.files import StableZip

SEAT = {"CN": ("F4", "China"), "US": ("MA", "MA")}
LABELS = {"us-gaap": "SYNTHETIC US-GAAP item", "ifrs-full": "SYNTHETIC IFRS item"}


class SecEdgarWriter:
    """Streams filers into both archives."""

    def __init__(self, folder: Path) -> None:
        self._facts = StableZip(folder / "companyfacts_synthetic.zip")
        self._submissions = StableZip(folder / "submissions_synthetic.zip")
        self.n_filers = 0
        cik, name, sic = OUTSIDER
        self._submit(cik.zfill(10), name, sic, "1231", "US")
        value = {"start": "2025-01-01", "end": "2025-12-31", "val": 900_000_000, "accn": f"{cik.zfill(10)}-26-000001"}
        value |= {"fy": 2025, "fp": "FY", "form": "10-K", "filed": "2026-02-20"}
        tags = {tag: [value] for tag in ("Revenues", "ResearchAndDevelopmentExpense")}
        self._state(cik.zfill(10), name, "us-gaap", "USD", tags)

    def add(self, filer: Filer) -> None:
        """Write one filer."""
        name = filer.company.name_on(SNAPSHOT).upper()
        self._submit(filer.cik, name, filer.sic, filer.fiscal_year_end, filer.company.country)
        tags: dict[str, list[dict]] = {}
        for fact in sorted(filer.facts, key=lambda f: (f.filed, f.tag, f.end, f.start)):
            tags.setdefault(fact.tag, []).append(_value(filer, fact))
        self._state(filer.cik, name, filer.taxonomy, filer.unit, tags)

    def close(self) -> None:
        """Write both directories."""
        self._facts.close()
        self._submissions.close()

    def _state(self, cik: str, name: str, taxonomy: str, unit: str, tags: dict[str, list[dict]]) -> None:
        self.n_filers += 1
        facts = {
            tag: {"label": LABELS[taxonomy], "description": LABELS[taxonomy], "units": {unit: values}}
            for tag, values in sorted(tags.items())
        }
        self._put(self._facts, cik, {"cik": int(cik), "entityName": name, "facts": {taxonomy: facts}})

    def _submit(self, cik: str, name: str, sic: tuple[str, str], year_end: str, country: str) -> None:
        code, text = SEAT[country]
        address = {"city": "SYNTHETIC", "stateOrCountry": code, "stateOrCountryDescription": text}
        document = {
            "cik": cik,
            "entityType": "operating",
            "sic": sic[0],
            "sicDescription": sic[1],
            "name": name,
            "tickers": [],
            "exchanges": ["Nasdaq"],
            "fiscalYearEnd": year_end,
            "stateOfIncorporation": "DE" if country == "US" else "E9",
            "addresses": {"mailing": address, "business": address},
            "formerNames": [],
            "filings": {"recent": {"accessionNumber": [], "form": []}, "files": []},
        }
        self._put(self._submissions, cik, document)

    @staticmethod
    def _put(archive: StableZip, cik: str, document: dict) -> None:
        archive.add(f"CIK{cik}.json", json.dumps(document, separators=(",", ":")).encode())


def _value(filer: Filer, fact: Fact) -> dict:
    number = f"{filer.cik}-{fact.filed.year % 100:02d}-{fact.fiscal_year % 100:02d}{fact.filing_no:04d}"
    return {
        "start": fact.start.isoformat(),
        "end": fact.end.isoformat(),
        "val": fact.value,
        "accn": number,
        "fy": fact.fiscal_year,
        "fp": fact.fiscal_period,
        "form": fact.form,
        "filed": fact.filed.isoformat(),
    }

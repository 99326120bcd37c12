"""Reference lists of organisations: listed companies with country (CSV) and ROR records (JSON lines, schema 2.1)."""

import csv
import json
from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.companies import Company
from dagster_project.sample.geo import REGISTRY_NAME
from dagster_project.sample.writers.files import open_gzip

LISTED_COLUMNS = ("symbol", "name", "summary", "currency", "industry", "exchange", "country", "city", "delisted")
LISTED_TYPES = ("big_pharma", "biopharma", "mnc")


class OrganisationsWriter:
    """Writes what reference lists know today: present names and countries, former names as aliases."""

    def __init__(self, out: Path, dirty: bool) -> None:
        self._dirty = dirty
        (out / "companies").mkdir(parents=True, exist_ok=True)
        listed = out / "companies" / "listed_pharma_biotech_synthetic.csv"
        self._listed = listed.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._listed, lineterminator="\n")
        self._rows.writerow(LISTED_COLUMNS)
        self._ror = open_gzip(out / "ror" / "ror_v2_synthetic.jsonl.gz")
        self.n_listed = self.n_ror = 0

    def add(self, company: Company) -> None:
        """Write one organisation, unless no reference list knows it (clean lists know all, start-ups too)."""
        if self._dirty and not company.is_in_reference:
            return
        country, name = company.country_on(SNAPSHOT), company.name_on(SNAPSHOT)
        if company.company_type in LISTED_TYPES or not (self._dirty or company.is_academic):
            self.n_listed += 1
            summary = f"SYNTHETIC company {name}"
            listing = (company.code_prefix, name, summary, "USD", "Biotechnology", "SYN", REGISTRY_NAME[country])
            self._rows.writerow([*listing, "", "False"])
        parent = _ror_id(company.number, 0)
        links = []
        if company.subsidiary:
            links = [{"label": company.subsidiary[0], "type": "child", "id": _ror_id(company.number, 1)}]
        record = _record(parent, name, country, company, links)
        if name != company.name:
            record["names"].append({"lang": "en", "types": ["alias"], "value": company.name})
        self._write(record)
        if company.subsidiary:
            to_parent = [{"label": name, "type": "parent", "id": parent}]
            self._write(_record(_ror_id(company.number, 1), *company.subsidiary, company, to_parent))

    def _write(self, record: dict) -> None:
        self.n_ror += 1
        self._ror.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    def close(self) -> None:
        """Close both lists."""
        self._listed.close()
        self._ror.close()


def _record(ror_id: str, name: str, country: str, company: Company, relationships: list[dict]) -> dict:
    kind = "company" if not company.is_academic else "healthcare" if "ospital" in name else "education"
    place = {"country_code": country, "country_name": REGISTRY_NAME[country]}
    return {
        "id": ror_id,
        "status": "active",
        "established": company.founded_year,
        "types": [kind],
        "names": [{"lang": "en", "types": ["ror_display", "label"], "value": name}],
        "locations": [{"geonames_details": place, "geonames_id": 0}],
        "relationships": relationships,
        "external_ids": [],
        "domains": [],
        "links": [{"type": "website", "value": "https://example.invalid/synthetic"}],
    }


def _ror_id(number: int, part: int) -> str:
    return f"https://ror.org/synthetic{number:06d}{part}"

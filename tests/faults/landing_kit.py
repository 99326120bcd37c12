"""What the landing tests share: hand-written records of four publishers and a desk that lands them.

Belongs here: the records' texts and how a test puts files down and reads back what is in use. Does not belong here:
assertions.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from dagster_project.landing.manifest import QUARANTINE, Load, loads_of, write_verdict
from dagster_project.landing.room import SourceResult, land_source
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources
from dagster_project.warehouse.selection import create_raw_views, loads_in_use


def study(number: int, *, updated: str | None = "2025-01-09", title: str = "Study") -> dict[str, Any]:
    """Return a small ClinicalTrials.gov record; `updated` is the text of its last-update date."""
    status = {"overallStatus": "RECRUITING"}
    if updated is not None:
        status["lastUpdatePostDateStruct"] = {"date": updated}
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT{number:08d}", "briefTitle": f'{title} {number} – β {{["x"]}}'},
            "statusModule": status,
        },
        "hasResults": False,
    }


def text_of(record: Any) -> str:
    """Return a record as a publisher would print it, characters unescaped."""
    return json.dumps(record, ensure_ascii=False)


def texts(count: int, first: int = 1) -> list[str]:
    """Return that many studies as JSON texts."""
    return [text_of(study(number)) for number in range(first, first + count)]


def array(records: list[str]) -> str:
    """Join record texts to an array export."""
    return "[" + ",\n".join(records) + "]"


def page(records: list[str], **members: Any) -> str:
    """Join record texts to a saved API page with other members before and after them."""
    total = f'"totalCount": {members["totalCount"]}, ' if "totalCount" in members else ""
    token = f', "nextPageToken": "{members["nextPageToken"]}"' if "nextPageToken" in members else ""
    return "{" + total + '"studies": [' + ", ".join(records) + "]" + token + "}"


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip of members by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def application(number: int) -> dict[str, Any]:
    """Return a small openFDA application."""
    return {
        "application_number": f"NDA{number:06d}",
        "sponsor_name": "SPONSOR",
        "submissions": [{"submission_type": "ORIG", "submission_status_date": "20160509"}],
        "products": [],
    }


def openfda(applications: list[dict[str, Any]], *, total: int | None = None, updated: str = "2026-03-01") -> str:
    """Return an openFDA answer as its publisher words it."""
    counts = {"skip": 0, "limit": 1000, "total": len(applications) if total is None else total}
    return text_of({"meta": {"disclaimer": "", "last_updated": updated, "results": counts}, "results": applications})


def medicine(number: int, **members: str) -> dict[str, str]:
    """Return a small EMA medicine as the JSON report words it."""
    return {
        "category": "Human",
        "name_of_medicine": f"Medicine {number}",
        "ema_product_number": f"EMEA/H/C/{number:06d}",
        **members,
    }


def ema_report(medicines: list[dict[str, str]], *, total: int | None = None) -> str:
    """Return the EMA JSON report."""
    meta = {"total_records": len(medicines) if total is None else total, "timestamp": "2026-03-14T06:00:00Z"}
    return text_of({"meta": meta, "data": medicines})


def tab_files(applications: int = 20, *, crlf: bool = True) -> dict[str, str]:
    """Return the Drugs@FDA tables by file name, every application with a product and an original approval."""
    numbers = [f"{number:06d}" for number in range(1, applications + 1)]
    rows = {
        "Applications.txt": [["ApplNo", "ApplType", "ApplPublicNotes", "SponsorName"]]
        + [[n, "NDA", "", "SPONSOR"] for n in numbers],
        "Products.txt": [["ApplNo", "ProductNo", "Form", "DrugName"]] + [[n, "001", "TABLET", "DRUG"] for n in numbers],
        "Submissions.txt": [
            ["ApplNo", "SubmissionClassCodeID", "SubmissionType", "SubmissionNo", "SubmissionStatusDate"]
        ]
        + [[n, "7", "ORIG      ", "1", "1969-07-16 00:00:00"] for n in numbers],
        "SubmissionClass_Lookup.txt": [
            ["SubmissionClassCodeID", "SubmissionClassCode", "SubmissionClassCodeDescription"],
            ["7", "TYPE 1", "Type 1 - New Molecular Entity"],
        ],
        "MarketingStatus.txt": [["MarketingStatusID", "ApplNo", "ProductNo"]] + [["1", n, "001"] for n in numbers],
        "MarketingStatus_Lookup.txt": [["MarketingStatusID", "MarketingStatusDescription"], ["1", "Prescription"]],
    }
    end = "\r\n" if crlf else "\n"
    return {name: "".join("\t".join(row) + end for row in table) for name, table in rows.items()}


PURPLE_HEADER = "N/R/U,Applicant,BLA Number,Proprietary Name,Product Number,Approval Date"


def purple_book(products: int = 20, *, month: str = "March 2026", full_list: bool = True) -> str:
    """Return a monthly Purple Book: preamble, block of changes, header again, full list."""
    lines = [
        f"Purple Book Monthly Historical Data Changes Report - {month},,,,,",
        ",,,,,",
        "Newly Approved Products (N),,,,,",
    ]
    lines += [PURPLE_HEADER, 'N,"Applicant, Inc.",125001,Brand,001,"May 05, 1992"']
    if full_list:
        lines += [",,,,,", PURPLE_HEADER]
        lines += [
            f'{"N" if n == 1 else ""},"Applicant, Inc.",{125000 + n},Brand,001,"May 05, 1992"'
            for n in range(1, products + 1)
        ]
    return "\n".join(lines) + "\n"


@dataclass
class Desk:
    """A folder of deliveries and a raw store; loads that land are passed by the gate at once."""

    settings: Settings

    @property
    def drop(self) -> Path:
        """Where deliveries are put."""
        assert self.settings.drop_dir
        return self.settings.drop_dir

    def put(self, name: str, content: str | bytes) -> Path:
        """Write one file below the drop folder, e.g. `ctgov/a.json`."""
        path = self.drop / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def clear(self) -> None:
        """Take every delivery away."""
        shutil.rmtree(self.drop)
        self.drop.mkdir()

    def land(
        self, source: str, *, accept_smaller: tuple[str, ...] = (), tell: Callable[[str], None] = lambda text: None
    ) -> SourceResult:
        """Land a source from the drop folder and pass what landed."""
        return self._land(source, replace(self.settings, accept_smaller=frozenset(accept_smaller)), tell)

    def pull(self, source: str, url: str, *, tell: Callable[[str], None] = lambda text: None) -> SourceResult:
        """Land a source from an API at `url` and pass what landed."""
        return self._land(source, replace(self.settings, profile="live", endpoints={source: url}), tell)

    def _land(self, source: str, settings: Settings, tell: Callable[[str], None]) -> SourceResult:
        result = land_source(all_sources()[source], settings, tell)
        for outcomes in result.outcomes.values():
            for outcome in outcomes:
                if outcome.status == "landed":
                    write_verdict(outcome.load, passed=True, details=[])
        return result

    def in_use(self, source: str) -> Load:
        """Return the one load of a source that a build would read."""
        (load,) = loads_in_use(self.settings, [all_sources()[source]])
        return load

    def rows(self, source: str) -> dict[str, dict[str, Any]]:
        """Return the raw rows that a build would read, by record key."""
        spec = all_sources()[source]
        (table,) = spec.tables.values()
        with duckdb.connect() as connection:
            create_raw_views(connection, [self.in_use(source)], [table])
            found = connection.execute(f'select * from raw."{table.view_name}"').to_arrow_table().to_pylist()
        assert len({row["record_key"] for row in found}) == len(found)
        return {row["record_key"]: row for row in found}

    def loads(self, source: str) -> list[Load]:
        """Return every load of a source on disk."""
        (table,) = all_sources()[source].tables
        return loads_of(self.settings.raw_dir, source, table)

    def leftovers(self) -> list[Path]:
        """Return the hidden folders that a landing works in."""
        return [path for path in self.settings.raw_dir.rglob(".*") if path.is_dir()]


def quarantine_of(load: Load) -> list[dict[str, Any]]:
    """Return the quarantined rows of a load."""
    path = load.folder / QUARANTINE
    return pq.read_table(path).to_pylist() if path.is_file() else []

"""First approval dates of twenty products, read from the agencies' files by plain Python, against core.fct_approval.

The products are chosen by a hash of their numbers, so that nobody chose the easy ones; which they are changes only when
the files do.
"""

import csv
import hashlib
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

N_EACH = 10


def shuffled(items: dict[str, date]) -> list[tuple[str, date]]:
    return sorted(items.items(), key=lambda item: hashlib.sha256(item[0].encode()).hexdigest())


def fda_originals(folder: Path) -> dict[str, date]:
    """Application -> date of its approved original submission, new drugs and biologics of the Drugs@FDA zip."""
    archive = zipfile.ZipFile(next((folder / "drugsatfda").glob("*.zip")))

    def table(name: str) -> list[dict[str, str]]:
        text = archive.read(name).decode("cp1252").replace("\r\n", "\n")
        return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))

    kinds = {row["ApplNo"]: row["ApplType"].strip() for row in table("Applications.txt")}
    originals: dict[str, date] = {}
    for row in table("Submissions.txt"):
        if row["SubmissionType"].strip() != "ORIG" or row["SubmissionStatus"].strip() != "AP":
            continue
        if kinds.get(row["ApplNo"]) not in ("NDA", "BLA") or not row["SubmissionStatusDate"]:
            continue
        day = datetime.strptime(row["SubmissionStatusDate"][:10], "%Y-%m-%d").date()
        number = kinds[row["ApplNo"]] + row["ApplNo"]
        originals[number] = min(day, originals.get(number, day))
    return originals


def ema_first_authorisations(folder: Path) -> dict[str, date]:
    """Product number -> first authorisation of human medicines, in the newest report."""
    path = next((folder / "ema_medicines").glob("*_2026-03.xlsx"))
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    header: list[str] = []
    found: dict[str, date] = {}
    for row in rows:
        if row[0] == "Category":
            header = [str(cell or "") for cell in row]
        elif header and row[0] == "Human":
            record = dict(zip(header, row, strict=False))
            text = record["Marketing authorisation date"]
            if text:
                found[record["EMA product number"]] = datetime.strptime(text, "%d/%m/%Y").date()
    return found


def published(marts: Path, agency: str) -> dict[str, set[date]]:
    with duckdb.connect(str(marts), read_only=True) as connection:
        rows = connection.execute(
            "select application_no, approval_date from core.fct_approval where agency = $1", [agency]
        ).fetchall()
    found: dict[str, set[date]] = {}
    for number, day in rows:
        found.setdefault(number, set()).add(day)
    return found


@pytest.mark.parametrize(
    ("agency", "read"), [("FDA", fda_originals), ("EMA", ema_first_authorisations)], ids=["FDA", "EMA"]
)
def test_first_approval_dates_are_those_of_the_files(agency: str, read, real_data: Path, real_release: Path) -> None:
    from_files = read(real_data)
    ours = published(real_release, agency)
    assert len(from_files) > 1000
    chosen = [(number, day) for number, day in shuffled(from_files) if number in ours][:N_EACH]
    assert len(chosen) == N_EACH
    assert {number: ours[number] for number, _ in chosen} == {number: {day} for number, day in chosen}


def test_most_approved_products_of_the_files_are_published(real_data: Path, real_release: Path) -> None:
    """What is not published has a reason that the model states (no substance, tentative); it is a small part."""
    for agency, read in (("FDA", fda_originals), ("EMA", ema_first_authorisations)):
        from_files, ours = read(real_data), published(real_release, agency)
        missing = [number for number in from_files if number not in ours]
        assert len(missing) / len(from_files) < 0.05, (agency, len(missing), missing[:10])


def test_china_origin_approvals_are_those_judged_product_by_product(real_release: Path) -> None:
    """Nothing of the judged list is lost but what the files do not hold yet, and nothing else is called China's."""
    names = """
        select agency, unnest({column}) from exhibits.mart_exhibit_05c_fda_ema_approvals where data_tier = '{tier}'
    """
    with duckdb.connect(str(real_release), read_only=True) as connection:
        computed = set(connection.execute(names.format(column="asset_list", tier="public_proxy")).fetchall())
        judged = set(connection.execute(names.format(column="asset_list", tier="curated")).fetchall())
        not_held = set(connection.execute(names.format(column="stated_missing_list", tier="public_proxy")).fetchall())
    assert len(judged) > 10
    assert computed == judged - not_held


def test_every_delivered_study_is_published_or_in_quarantine(real_place) -> None:
    import json

    manifests = [json.loads(p.read_text()) for p in real_place.raw.glob("ctgov/studies/*/manifest.json")]
    delivered = sum(item["n_records"] for item in manifests[0]["inputs"])
    with duckdb.connect(str(real_place.marts), read_only=True) as connection:
        (published_trials,) = connection.execute(
            "select count(*) from core.dim_trial where load_id = $1", [manifests[0]["load_id"]]
        ).fetchone()
    assert delivered == published_trials + sum(manifests[0]["n_quarantined"].values())

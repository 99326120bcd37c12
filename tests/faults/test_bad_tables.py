"""Broken deliveries of the FDA and EMA: incomplete table sets, lists without header, workbooks nobody can open."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from landing_kit import (
    PURPLE_HEADER,
    Desk,
    application,
    ema_report,
    medicine,
    openfda,
    purple_book,
    quarantine_of,
    tab_files,
    zipped,
)

OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
EMA_PREAMBLE = [["Content type:", "Medicine", "Output automatically generated on:", "14/03/2026 - 06:00"], []]
EMA_HEADER = ["Category", "Name of medicine", "EMA product number"]


def workbook(rows: list[list[str]]) -> bytes:
    """Return an xlsx workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def ema_workbook(medicines: int = 20) -> bytes:
    """Return the EMA report as a workbook, its header on row 3."""
    rows = [["Human", f"Medicine {n}", f"EMEA/H/C/{n:06d}"] for n in range(1, medicines + 1)]
    return workbook([*EMA_PREAMBLE, EMA_HEADER, *rows])


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return the Drugs@FDA tables with one text replaced in one of them."""
    files = tab_files()
    assert old in files[name]
    return files | {name: files[name].replace(old, new)}


def without(*names: str) -> dict[str, str]:
    """Return the Drugs@FDA tables without some of them."""
    return {name: text for name, text in tab_files().items() if name not in names}


BROKEN: dict[str, tuple[str, str, str | bytes, str, str]] = {
    "tables_incomplete": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(without("Products.txt", "Submissions.txt")),
        "the delivery lacks Products.txt, Submissions.txt",
        "take the complete Drugs@FDA zip",
    ),
    "tables_renamed_column": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(changed("Products.txt", "ApplNo\t", "Application\t")),
        "table Products.txt: no column ApplNo",
        "download the Drugs@FDA files again",
    ),
    "tables_empty": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(tab_files() | {"Submissions.txt": ""}),
        "table Submissions.txt: no header row found",
        "publisher's file",
    ),
    "tables_header_only": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(tab_files(0)),
        "table Applications.txt is empty",
        "download the Drugs@FDA files again",
    ),
    "tables_cut_off": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(tab_files() | {"Products.txt": tab_files()["Products.txt"][:-14]}),
        "table Products.txt: line 21 is cut off",
        "download it again",
    ),
    "tables_wrong_encoding": (
        "drugsatfda",
        "drugsatfda.zip",
        zipped(tab_files() | {"Products.txt": tab_files()["Products.txt"].encode().replace(b"DRUG", b"\x81", 1)}),
        "Products.txt, line 2: neither UTF-8 nor Windows-1252",
        "download the Drugs@FDA files again",
    ),
    "tables_no_zip": ("drugsatfda", "drugsatfda.zip", b"PK\x03\x04 no", "not a whole zip file", "download it again"),
    "openfda_short": (
        "drugsatfda",
        "drug-drugsfda-0001-of-0002.json",
        openfda([application(n) for n in range(1, 21)], total=21),
        "20 distinct records in drug-drugsfda-0001-of-0002.json, but the publisher announced 21",
        "fetch the delivery again",
    ),
    "openfda_no_match": (
        "drugsatfda",
        "answer.json",
        json.dumps({"error": {"code": "NOT_FOUND", "message": "No matches found!"}}),
        "no list of records in the JSON object (looked for: results; found: error)",
        "check that this is the publisher's export and not an error page",
    ),
    "purple_book_without_header": (
        "purple_book",
        "list.csv",
        purple_book().replace(PURPLE_HEADER + "\n", ""),
        "no header row found",
        "check that this is the publisher's file with its header",
    ),
    "purple_book_changes_only": (
        "purple_book",
        "list.csv",
        purple_book(full_list=False),
        "the file holds the changes of the month but not the full list",
        "download it again",
    ),
    "purple_book_cut_off": ("purple_book", "list.csv", purple_book()[:-22], "line 27 is cut off", "download it again"),
    "purple_book_empty": ("purple_book", "list.csv", "", "no header row found", "publisher's file"),
    "workbook_with_password": (
        "ema_medicines",
        "report.xlsx",
        OLE_HEAD + bytes(600),
        "the workbook is protected by a password",
        "save it as .xlsx without a password",
    ),
    "no_workbook": (
        "ema_medicines",
        "report.xlsx",
        "<html>",
        "this is no readable .xlsx workbook",
        "download it again",
    ),
    "workbook_cut": ("ema_medicines", "report.xlsx", ema_workbook()[:-99], "no readable .xlsx workbook", "again"),
    "workbook_without_header": (
        "ema_medicines",
        "report.xlsx",
        workbook([*EMA_PREAMBLE, ["Human", "Medicine 1", "EMEA/H/C/000001"]]),
        "no header row found in the sheet",
        "check that this is the publisher's workbook",
    ),
    "workbook_with_broken_sheet": (
        "ema_medicines",
        "report.xlsx",
        zipped({"xl/workbook.xml": "<workbook", "[Content_Types].xml": "<Types"}),
        "this is no readable .xlsx workbook",
        "download it again",
    ),
    "ema_json_short": (
        "ema_medicines",
        "report.json",
        ema_report([medicine(n) for n in range(1, 21)], total=21),
        "20 distinct records in report.json, but the publisher announced 21",
        "fetch the delivery again",
    ),
}
GOOD: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "drugsatfda": ("good/drugsatfda.zip", lambda: zipped(tab_files(19))),
    "purple_book": ("good.csv", lambda: purple_book(19, month="January 2026")),
    "ema_medicines": ("good.xlsx", lambda: ema_workbook(19)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_delivery_is_refused_and_the_last_good_one_stays(desk: Desk, case: str) -> None:
    source, name, content, what, next_step = BROKEN[case]
    good_name, good = GOOD[source]
    desk.put(f"{source}/{good_name}", good())
    assert not desk.land(source).stopping_refusals
    desk.clear()
    path = desk.put(f"{source}/{name}", content)
    reasons = desk.land(source).stopping_refusals
    assert [reason for reason in reasons if what in reason and next_step in reason], reasons
    assert str(path) in "\n".join(reasons) or path.name in "\n".join(reasons)
    assert len(desk.rows(source)) == 19
    assert not desk.leftovers()


def test_broken_delivery_beside_a_good_one_is_reported_and_passed_over(desk: Desk) -> None:
    desk.put("drugsatfda/drugsatfda_2026-01-06.zip", zipped(tab_files()))
    desk.put("drugsatfda/drugsatfda_2026-02-03.zip", zipped(without("Submissions.txt")))
    result = desk.land("drugsatfda")
    assert result.stopping_refusals == []
    (reason,) = result.passed_over_refusals
    assert "drugsatfda_2026-02-03.zip: the delivery lacks Submissions.txt" in reason
    assert desk.in_use("drugsatfda").manifest.as_of == "2026-01-06"


def test_folder_of_tables_lacking_one_is_refused(desk: Desk) -> None:
    for name, text in without("Applications.txt").items():
        desk.put(f"drugsatfda/{name}", text)
    (reason,) = desk.land("drugsatfda").stopping_refusals
    assert "the delivery lacks Applications.txt" in reason
    assert desk.loads("drugsatfda")[0].manifest.status == "refused"


def test_folder_of_tables_lands_the_rows_of_the_zip(desk: Desk) -> None:
    desk.put("drugsatfda/whole.zip", zipped(tab_files()))
    desk.land("drugsatfda")
    from_zip = desk.rows("drugsatfda")
    desk.clear()
    for name, text in tab_files(crlf=False).items():
        desk.put(f"drugsatfda/{name}", text)
    desk.land("drugsatfda")
    from_folder = desk.rows("drugsatfda")
    assert len(desk.loads("drugsatfda")) == 2
    assert {key: row["row_hash"] for key, row in from_folder.items()} == {
        key: row["row_hash"] for key, row in from_zip.items()
    }
    assert from_folder["NDA000001"]["input_name"].endswith("Applications.txt")


def test_tables_join_to_one_record_per_application(desk: Desk) -> None:
    desk.put("drugsatfda/drugsatfda_2026-01-06.zip", zipped(tab_files()))
    desk.land("drugsatfda")
    row = desk.rows("drugsatfda")["NDA000003"]
    assert (row["payload_format"], row["record_date"]) == ("drugsatfda_tables", date(2026, 1, 6))
    assert (row["input_name"], row["input_position"]) == ("drugsatfda_2026-01-06.zip:Applications.txt", 4)
    assert json.loads(row["payload"]) == {
        "ApplNo": "000003",
        "ApplType": "NDA",
        "ApplPublicNotes": "",
        "SponsorName": "SPONSOR",
        "Products": [{"ApplNo": "000003", "ProductNo": "001", "Form": "TABLET", "DrugName": "DRUG"}],
        "Submissions": [
            {
                "ApplNo": "000003",
                "SubmissionClassCodeID": "7",
                "SubmissionType": "ORIG",
                "SubmissionNo": "1",
                "SubmissionStatusDate": "1969-07-16 00:00:00",
                "SubmissionClassCode": "TYPE 1",
                "SubmissionClassCodeDescription": "Type 1 - New Molecular Entity",
            }
        ],
        "MarketingStatus": [
            {
                "MarketingStatusID": "1",
                "ApplNo": "000003",
                "ProductNo": "001",
                "MarketingStatusDescription": "Prescription",
            }
        ],
    }


def test_table_rows_that_fit_no_application_or_no_column_go_to_quarantine(desk: Desk) -> None:
    files = tab_files()
    files["Submissions.txt"] += "999999\t7\tORIG\t1\t1969-07-16 00:00:00\r\n"
    files["Products.txt"] += "000001\t002\tTABLET\tDRUG\tstray\r\n"
    files["MarketingStatus.txt"] += "1\t000001\t002\t\r\n"
    desk.put("drugsatfda/a.zip", zipped(files))
    desk.land("drugsatfda")
    held = {row["input_name"]: row for row in quarantine_of(desk.in_use("drugsatfda"))}
    assert set(held) == {"a.zip:Submissions.txt", "a.zip:Products.txt"}
    orphan, stray = held["a.zip:Submissions.txt"], held["a.zip:Products.txt"]
    assert (orphan["input_position"], orphan["reason"]) == (22, "no_application")
    assert orphan["detail"] == "application 999999 is not in Applications.txt"
    assert (stray["input_position"], stray["reason"]) == (22, "unreadable")
    assert stray["detail"] == "5 cells under 4 columns"
    assert len(desk.rows("drugsatfda")) == 20


def test_western_code_page_of_a_table_is_read(desk: Desk) -> None:
    files: dict[str, str | bytes] = dict(tab_files())
    files["Products.txt"] = tab_files()["Products.txt"].replace("DRUG\r", "CAF\u00c9\r", 1).encode("cp1252")
    desk.put("drugsatfda/a.zip", zipped(files))
    desk.land("drugsatfda")
    assert json.loads(desk.rows("drugsatfda")["NDA000001"]["payload"])["Products"][0]["DrugName"] == "CAF\u00c9"


def test_openfda_answer_with_an_empty_text_in_its_head_is_a_page(desk: Desk) -> None:
    desk.put("drugsatfda/answer.json", openfda([application(n) for n in range(1, 4)]))
    desk.land("drugsatfda")
    assert set(desk.rows("drugsatfda")) == {"NDA000001", "NDA000002", "NDA000003"}
    assert desk.in_use("drugsatfda").manifest.as_of == "2026-03-01"


@pytest.mark.parametrize("stated", ["2026-13-45", "", "soon"])
def test_report_date_that_is_none_falls_back_on_the_file_name(desk: Desk, stated: str) -> None:
    desk.put("drugsatfda/openfda_2026-02-11.json", openfda([application(1)], updated=stated))
    desk.put("ema_medicines/report_2026-02.json", ema_report([medicine(1)]).replace("2026-03-14T06:00:00Z", stated))
    for source, expected in (("drugsatfda", "2026-02-11"), ("ema_medicines", "2026-02-01")):
        desk.land(source)
        assert desk.in_use(source).manifest.as_of == expected


def test_openfda_parts_together_reach_the_announced_total(desk: Desk) -> None:
    every = [application(n) for n in range(1, 21)]
    desk.put("drugsatfda/drug-drugsfda-0001-of-0002.json", openfda(every[:12], total=20))
    desk.put(
        "drugsatfda/drug-drugsfda-0002-of-0002.json.zip",
        zipped({"drug-drugsfda-0002-of-0002.json": openfda(every[12:], total=20)}),
    )
    result = desk.land("drugsatfda")
    assert result.stopping_refusals == []
    manifest = desk.in_use("drugsatfda").manifest
    assert (manifest.n_rows, manifest.publisher_total) == (20, 20)
    assert [item.n_records for item in manifest.inputs] == [12, 8]


def test_purple_book_lands_the_full_list_once(desk: Desk) -> None:
    desk.put("purple_book/list.csv", "\ufeff" + purple_book())
    desk.land("purple_book")
    rows = desk.rows("purple_book")
    assert len(rows) == 20
    row = rows["125001|001"]
    assert (row["record_date"], row["input_position"]) == (date(2026, 3, 1), 8)
    assert json.loads(row["payload"])["Approval Date"] == "May 05, 1992"


def test_newest_month_is_in_use_whatever_the_files_are_called(desk: Desk) -> None:
    desk.put("purple_book/a.csv", purple_book(20, month="March 2026"))
    desk.put("purple_book/b.csv", purple_book(18, month="January 2024"))
    desk.land("purple_book")
    assert desk.in_use("purple_book").manifest.as_of == "2026-03-01"
    assert len(desk.loads("purple_book")) == 2


def test_workbook_with_a_wrong_extent_is_read_whole(desk: Desk) -> None:
    with zipfile.ZipFile(io.BytesIO(ema_workbook(5))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'<dimension ref="A1:D8"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"A1:D8", b"A1:A1")
    desk.put("ema_medicines/report.xlsx", zipped(parts))
    desk.land("ema_medicines")
    rows = desk.rows("ema_medicines")
    assert len(rows) == 5
    assert json.loads(rows["EMEA/H/C/000005"]["payload"])["Name of medicine"] == "Medicine 5"
    assert desk.in_use("ema_medicines").manifest.as_of == "2026-03-14"

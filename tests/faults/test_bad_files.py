"""Broken deliveries: each is refused or quarantined with a message, and the last good load stays in use."""

import gzip
import hashlib
import os
import shutil
from pathlib import Path

import pytest
from landing_kit import Desk, array, page, purple_book, quarantine_of, study, text_of, texts, zipped

from dagster_project.errors import UsageError
from dagster_project.landing import land as land_module
from dagster_project.settings import make_settings

GOOD = texts(20)


@pytest.fixture
def served(desk: Desk) -> Desk:
    """A desk on which twenty studies are in use already; the drop folder is empty again."""
    desk.put("ctgov/good.json", array(GOOD))
    desk.land("ctgov")
    desk.clear()
    return desk


def refusal(desk: Desk, source: str = "ctgov") -> str:
    """Land, and return the reasons why it was refused, having checked that nothing was lost."""
    before = desk.in_use(source).manifest.load_id if desk.loads(source) else None
    reasons = desk.land(source).stopping_refusals
    assert reasons
    if before:
        assert desk.in_use(source).manifest.load_id == before
    assert not desk.leftovers()
    return "\n".join(reasons)


CUT_ARRAY = array(GOOD)[:-200]
BROKEN_FILES = {
    "array": ("a.json", CUT_ARRAY, "cut off in record 20", "download the file again"),
    "array_between_records": ("a.json", "[" + GOOD[0] + ",", "cut off in record 2", "download the file again"),
    "array_without_end": ("a.json", "[" + GOOD[0], "cut off after record 1", "download the file again"),
    "page": ("a.json", page(GOOD, totalCount=20)[:-100], "cut off in record 20", "download the file again"),
    "page_tail": ("a.json", page(GOOD, nextPageToken="xyz")[:-4], "cut off in member 'nextPageToken'", "again"),
    "page_after_records": ("a.json", page(GOOD)[:-1], "cut off after member 'studies' with 20 records", "again"),
    "gzip": ("a.json.gz", gzip.compress(array(GOOD).encode())[:-30], "gzip file is cut off or damaged", "again"),
    "json_lines": ("a.jsonl", "\n".join(GOOD)[:-50], "line 20 is cut off", "download the file again"),
    "json_lines_gzip": ("a.jsonl.gz", gzip.compress("\n".join(GOOD).encode())[:-9], "gzip file is cut off", "again"),
    "single_record": ("a.json", GOOD[0][:-1], "cut off in record 1", "download the file again"),
    "no_zip": ("a.zip", array(GOOD[:19]), "not a whole zip file", "download it again"),
    "zip_cut": ("a.zip", zipped({"1.json": GOOD[0]})[:-40], "not a whole zip file", "download it again"),
    "zip_without_json": ("a.zip", zipped({"1.xml": "<a/>"}), "the zip holds no file *.json", "publisher's archive"),
    "zip_with_cut_array": ("a.zip", zipped({"all.json": CUT_ARRAY}), "member all.json: the JSON is cut off", "again"),
    "empty": ("a.json", "", "the file is empty", "download it again"),
    "empty_lines": ("a.jsonl", "", "the file is empty", "download it again"),
    "html": ("a.json", "<!DOCTYPE html><p>", "not JSON (it starts with '<!DOCTYPE html><p>')", "from the publisher"),
    "error_page": ("a.json", '{"error": {"code": 500}}', "looked for: studies; found: error", "not an error page"),
    "two_arrays": ("a.json", array(GOOD) + array(GOOD), "something follows the end of the JSON", "file of its own"),
    "no_comma": ("a.json", "[" + " ".join(GOOD) + "]", "not JSON: '{' after record 1, expected , or ]", "again"),
    "nan": ("a.json", '[{"protocolSection": NaN}]', "not JSON in record 1 (NaN is no JSON number)", "again"),
    "too_deep": ("a.json", "[" * 100_000, "not JSON in record 1", "download the file again"),
    "cp1252": (
        "a.json",
        array(GOOD).replace("β", "é").encode("cp1252"),
        "line 1: byte 0x96 is not UTF-8",
        "UTF-8",
    ),
    "utf_16": ("a.jsonl", "\n".join(GOOD).encode("utf-16"), "line 1: byte 0xff is not UTF-8", "save the file as UTF-8"),
    "cut_in_character": ("a.jsonl", GOOD[0].encode() + "\n–".encode()[:-1], "line 2: the text is cut off in", "again"),
}


@pytest.mark.parametrize("case", BROKEN_FILES)
def test_broken_file_is_refused_with_what_where_and_next_step(served: Desk, case: str) -> None:
    name, content, what, next_step = BROKEN_FILES[case]
    path = served.put(f"ctgov/{name}", content)
    reason = refusal(served)
    assert reason.startswith("ctgov.studies: ")
    assert str(path) in reason
    assert what in reason
    assert next_step in reason


def test_bad_line_is_named_though_it_lies_beyond_the_first(served: Desk) -> None:
    served.put(
        "ctgov/a.jsonl", "\n".join([*GOOD[:4], GOOD[4].replace("β", "\xff"), *GOOD[5:]]).encode("latin-1", "replace")
    )
    assert "line 5: byte 0xff is not UTF-8" in refusal(served)


def test_zip_damaged_inside_is_refused(served: Desk) -> None:
    packed = bytearray(zipped({"1.json": GOOD[0], "2.json": GOOD[1]}))
    packed[60] ^= 0xFF
    served.put("ctgov/a.zip", bytes(packed))
    assert "not a whole zip file" in refusal(served)


def test_one_unreadable_member_of_a_zip_goes_to_quarantine(desk: Desk) -> None:
    members = {f"{number}.json": text for number, text in enumerate(GOOD[:5])}
    desk.put("ctgov/a.zip", zipped({**members, "bad.json": "<html>", "__MACOSX/._1.json": b"\x00\x05"}))
    desk.land("ctgov")
    assert len(desk.rows("ctgov")) == 5
    (held,) = quarantine_of(desk.in_use("ctgov"))
    assert (held["input_name"], held["input_position"], held["reason"]) == ("a.zip:bad.json", 1, "unreadable")
    assert "starts with '<html>'" in held["detail"]


def test_missing_drop_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        make_settings(profile="files", drop=tmp_path / "absent")
    assert "does not exist" in error.value.what
    assert error.value.where == str(tmp_path / "absent")
    assert error.value.exit_code == 2


def test_source_without_a_folder_is_left_alone(served: Desk) -> None:
    result = served.land("ctgov")
    assert result.outcomes == {}
    assert result.stopping_refusals == []
    assert len(served.rows("ctgov")) == 20


def test_folder_of_unknown_files_is_wrong_usage(served: Desk) -> None:
    served.put("ctgov/notes.docx", "x")
    with pytest.raises(UsageError) as error:
        served.land("ctgov")
    assert error.value.where == str(served.drop / "ctgov")
    assert "*.jsonl.gz" in error.value.fix
    assert len(served.rows("ctgov")) == 20


def test_unknown_file_beside_good_ones_is_named(desk: Desk) -> None:
    desk.put("ctgov/good.json", array(GOOD))
    desk.put("ctgov/sub/notes.docx", "x")
    (warning,) = desk.land("ctgov").warnings
    assert "not read: sub/notes.docx" in warning
    assert "*.json" in warning
    assert len(desk.rows("ctgov")) == 20


def test_study_without_an_id_goes_to_quarantine_and_the_others_land(desk: Desk) -> None:
    nameless = study(21)
    del nameless["protocolSection"]["identificationModule"]["nctId"]
    blank, odd, none = study(22), study(23), "null"
    blank["protocolSection"]["identificationModule"]["nctId"] = " "
    odd["protocolSection"]["identificationModule"]["nctId"] = "NCT123"
    desk.put("ctgov/a.json", array([*GOOD, text_of(nameless), text_of(blank), text_of(odd), none]))
    desk.land("ctgov")
    assert len(desk.rows("ctgov")) == 20
    load = desk.in_use("ctgov")
    held = {row["input_position"]: row for row in quarantine_of(load)}
    assert {place: row["reason"] for place, row in held.items()} == {
        21: "missing_key",
        22: "missing_key",
        23: "malformed_key",
        24: "missing_key",
    }
    assert held[21]["input_name"] == "a.json"
    assert held[21]["detail"] == "no value at protocolSection.identificationModule.nctId"
    assert held[21]["payload"] == text_of(nameless)
    assert "is 'NCT123', expected" in held[23]["detail"]
    assert load.manifest.n_rows + sum(load.manifest.n_quarantined.values()) == 24


@pytest.mark.parametrize("digits", ["٠٠٠٠٠٠٠١", "\ud800"])
def test_id_that_only_looks_like_one_goes_to_quarantine(desk: Desk, digits: str) -> None:
    record = text_of(study(21)).replace("00000021", digits.encode("ascii", "backslashreplace").decode())
    desk.put("ctgov/a.json", array([*GOOD, record]))
    desk.land("ctgov")
    assert len(desk.rows("ctgov")) == 20
    (held,) = quarantine_of(desk.in_use("ctgov"))
    assert held["input_position"] == 21


def test_half_a_character_goes_to_quarantine_since_no_parser_downstream_reads_it(desk: Desk) -> None:
    whole = GOOD[0].replace("Study", r"\ud83e\uddec \\ud800")
    desk.put("ctgov/a.json", array([whole, GOOD[1].replace("Study", r"\ud83e Study"), *GOOD[2:]]))
    desk.land("ctgov")
    rows = desk.rows("ctgov")
    assert rows["NCT00000001"]["payload"] == whole
    (held,) = quarantine_of(desk.in_use("ctgov"))
    assert (held["input_position"], held["reason"]) == (2, "unreadable")
    assert "half a character" in held["detail"]
    assert len(rows) == 19


@pytest.mark.parametrize("text", ["2021-13", "2021-02", "", "2021-02-30", "2021-13-01", "soon", None])
def test_date_that_is_none_leaves_the_study_in_place(desk: Desk, text: str | None) -> None:
    desk.put("ctgov/a.json", array([*GOOD, text_of(study(21, updated=text))]))
    desk.land("ctgov")
    row = desk.rows("ctgov")["NCT00000021"]
    assert row["record_date"] is None
    assert row["payload"] == text_of(study(21, updated=text))


def test_page_saved_twice_counts_once_and_the_copies_are_kept_aside(desk: Desk) -> None:
    desk.put("ctgov/page-0.json", page(GOOD[:10], totalCount=20, nextPageToken="a"))
    desk.put("ctgov/page-1.json", page(GOOD[10:], nextPageToken="b"))
    desk.put("ctgov/page-2.json", page(GOOD[10:]))
    desk.land("ctgov")
    load = desk.in_use("ctgov")
    assert load.manifest.n_rows == 20
    held = quarantine_of(load)
    assert {row["reason"] for row in held} == {"identical_duplicate"}
    assert [(row["input_name"], row["input_position"]) for row in held] == [("page-2.json", n) for n in range(1, 11)]
    assert held[0]["detail"] == "kept: page-1.json, record 1"
    assert held[0]["payload"] == GOOD[10]


def test_page_repeated_in_place_of_another_is_short_of_the_total(served: Desk) -> None:
    served.put("ctgov/page-0.json", page(GOOD[:10], totalCount=20, nextPageToken="a"))
    served.put("ctgov/page-1.json", page(GOOD[:10]))
    reason = refusal(served)
    assert "10 distinct records in 2 files from page-0.json on, but the publisher announced 20" in reason
    assert "fetch the delivery again" in reason


def test_records_of_a_neighbouring_export_do_not_fill_a_gap_in_the_pages(served: Desk) -> None:
    served.put("ctgov/page-0.json", page(GOOD[:9], totalCount=10))
    served.put("ctgov/more.jsonl", "\n".join(["{", *GOOD[10:], GOOD[9]]))
    assert "9 distinct records in page-0.json" in refusal(served)


def test_newest_version_of_a_study_wins_and_the_older_goes_to_quarantine(desk: Desk) -> None:
    desk.put("ctgov/a.json", array([text_of(study(1, updated="2025-02-01")), *GOOD[1:]]))
    desk.put("ctgov/b.json", array([text_of(study(1, updated="2024-02-01")), text_of(study(2, title="Another"))]))
    result = desk.land("ctgov")
    (reason,) = result.stopping_refusals
    assert "files disagree on 1 records (first: NCT00000002: " in reason
    assert "a.json, record 2" in reason and "b.json, record 2" in reason
    assert "keep one of the files" in reason
    (load,) = desk.loads("ctgov")
    held = {row["record_key"]: row for row in quarantine_of(load)}
    assert held["NCT00000001"]["reason"] == "older_version"
    assert held["NCT00000001"]["input_name"] == "b.json"
    assert held["NCT00000002"]["reason"] == "conflicting_version"


def test_two_files_that_disagree_are_refused(served: Desk) -> None:
    served.put("ctgov/a.json", array(GOOD))
    served.put("ctgov/b.jsonl", "\n".join(text_of(study(number, title="Other")) for number in range(1, 21)))
    assert "files disagree on 20 records" in refusal(served)


def test_few_disagreements_land_with_a_note(desk: Desk) -> None:
    desk.put("ctgov/a.json", array(texts(200)))
    desk.put("ctgov/b.json", array([text_of(study(7, title="A longer title of study"))]))
    (outcome,) = desk.land("ctgov").outcomes["studies"]
    assert outcome.status == "landed"
    assert any("inputs disagree; kept the fuller (NCT00000007" in note for note in outcome.notes)
    assert "A longer title" in desk.rows("ctgov")["NCT00000007"]["payload"]


def test_much_smaller_load_is_refused_until_accepted_by_name(served: Desk) -> None:
    served.put("ctgov/a.json", array(GOOD[:16]))
    reason = refusal(served)
    assert "16 records, 20% fewer than the 20 of load" in reason
    assert "--accept-smaller ctgov.studies" in reason
    assert served.land("ctgov", accept_smaller=("drugsatfda.applications",)).stopping_refusals
    assert len(served.rows("ctgov")) == 20
    assert not served.land("ctgov", accept_smaller=("ctgov.studies",)).stopping_refusals
    assert len(served.rows("ctgov")) == 16


def test_slightly_smaller_load_lands(served: Desk) -> None:
    served.put("ctgov/a.json", array(GOOD[:17]))
    assert not served.land("ctgov").stopping_refusals
    assert len(served.rows("ctgov")) == 17


def test_old_snapshot_delivered_late_is_not_compared_with_a_newer_one(desk: Desk) -> None:
    desk.put("purple_book/2026.csv", purple_book(40, month="March 2026"))
    desk.land("purple_book")
    desk.clear()
    desk.put("purple_book/2024.csv", purple_book(20, month="January 2024"))
    assert not desk.land("purple_book").stopping_refusals
    assert len(desk.loads("purple_book")) == 2
    assert len(desk.rows("purple_book")) == 40


def test_landing_the_same_again_lands_nothing(desk: Desk) -> None:
    desk.put("ctgov/a.json", array(GOOD))
    desk.land("ctgov")
    first = desk.in_use("ctgov").manifest.load_id
    desk.put("ctgov/renamed.json", (desk.drop / "ctgov/a.json").read_bytes())
    (desk.drop / "ctgov/a.json").unlink()
    (outcome,) = desk.land("ctgov").outcomes["studies"]
    assert outcome.status == "unchanged"
    assert [load.manifest.load_id for load in desk.loads("ctgov")] == [first]


def test_refused_delivery_is_kept_once_with_its_reasons(served: Desk) -> None:
    served.put("ctgov/a.json", CUT_ARRAY)
    first, second = refusal(served), refusal(served)
    assert first == second
    assert [load.manifest.status for load in served.loads("ctgov")] == ["landed", "refused"]


def test_file_replaced_while_it_is_read_is_refused_and_lands_the_next_time(
    served: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = served.put("ctgov/a.json", array(texts(30)))
    monkeypatch.setattr(land_module, "RECORDS_PER_TICK", 1)
    (reason,) = served.land("ctgov", tell=lambda text: os.utime(path, (0, 0))).stopping_refusals
    assert f"{path}: the file was replaced while it was read; let the copy finish" in reason
    assert len(served.rows("ctgov")) == 20
    assert not served.land("ctgov").stopping_refusals
    assert len(served.rows("ctgov")) == 30


def test_file_taken_away_while_it_is_read_is_refused(served: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = served.put("ctgov/a.json", array(texts(30)))
    monkeypatch.setattr(land_module, "RECORDS_PER_TICK", 1)
    (reason,) = served.land("ctgov", tell=lambda text: path.unlink(missing_ok=True)).stopping_refusals
    assert "the file was replaced while it was read" in reason
    assert len(served.rows("ctgov")) == 20


def test_changed_fields_are_reported_by_name(served: Desk) -> None:
    records = [study(number) | {"fresh": {"flag": True}, "hasResults": "no"} for number in range(1, 21)]
    for record in records:
        del record["protocolSection"]["statusModule"]["overallStatus"]
    served.put("ctgov/a.json", array([text_of(record) for record in records]))
    (outcome,) = served.land("ctgov").outcomes["studies"]
    assert outcome.notes == [
        "fields new since the last load: fresh.flag",
        "fields gone since the last load: protocolSection.statusModule.overallStatus",
        "fields retyped since the last load: hasResults (BOOLEAN -> VARCHAR)",
    ]
    manifest = served.in_use("ctgov").manifest
    assert manifest.fields_added == ("fresh.flag",)
    assert manifest.previous_load_id == served.loads("ctgov")[0].manifest.load_id


def test_manifest_tells_what_a_load_was_made_from(desk: Desk) -> None:
    path = desk.put("ctgov/a.json", array(GOOD))
    desk.land("ctgov")
    manifest = desk.in_use("ctgov").manifest
    (made_from,) = manifest.inputs
    assert made_from.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (made_from.name, made_from.n_bytes, made_from.n_records) == ("a.json", path.stat().st_size, 20)
    assert (manifest.n_rows, manifest.data_tier, manifest.status) == (20, "public_proxy", "landed")
    assert manifest.n_bytes == sum(part.stat().st_size for part in desk.in_use("ctgov").parts)
    assert "ClinicalTrials.gov" in manifest.licence


def test_file_that_vanishes_between_two_deliveries_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("purple_book/2024.csv", purple_book(20, month="January 2024"))
    path = desk.put("purple_book/2026.csv", purple_book(20, month="March 2026"))
    monkeypatch.setattr(land_module, "RECORDS_PER_TICK", 1)
    with pytest.raises(UsageError) as caught:
        desk.land("purple_book", tell=lambda text: path.unlink(missing_ok=True))
    assert caught.value.what == "a file or folder cannot be used: No such file or directory"
    assert caught.value.where == str(path)
    assert not desk.leftovers()


def test_raw_folder_that_is_a_file_is_named(desk: Desk) -> None:
    desk.put("ctgov/a.json", array(GOOD))
    desk.settings.raw_dir.write_text("")
    with pytest.raises(UsageError) as caught:
        desk.land("ctgov")
    assert "cannot be used: Not a directory" in caught.value.what
    assert str(desk.settings.raw_dir) in caught.value.where


def test_no_kind_of_delivery_leaves_a_working_folder(served: Desk) -> None:
    served.put("ctgov/a.json", array(GOOD))
    shutil.copytree(served.drop / "ctgov", served.drop / "ctgov" / "twice")
    served.land("ctgov")
    assert not served.leftovers()
    assert len(served.rows("ctgov")) == 20

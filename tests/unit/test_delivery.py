"""From a folder to deliveries: which file is read how, what is left unread, which total and which date count."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from dagster_project.landing.delivery import Delivery, date_in_name, plan
from dagster_project.landing.records import Broken, Cut, CutResult, first_date, iso_date, record_key
from dagster_project.sources.spec import all_sources

STUDY = '{"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}}'


def put(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def cut_all(delivery: Delivery) -> list[CutResult]:
    """Cut every input of a delivery."""
    return [cut for item in delivery.inputs for cut in item.records()]


def test_every_shape_of_a_study_export_belongs_to_one_delivery(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": f"[{STUDY}]", "one/NCT00000001.json": STUDY, "b.jsonl": STUDY, "notes.txt": ""})
    put(tmp_path, {".urls.json": "{}", "~$a.json": "", "pages/p0.json": f'{{"studies": [{STUDY}], "totalCount": 9}}'})
    (tmp_path / "c.json.gz").write_bytes(gzip.compress(f"[{STUDY}]".encode()))
    (delivery,), unknown = plan(tmp_path, all_sources()["ctgov"])
    names = [item.name for item in delivery.inputs]
    assert names == ["a.json", "b.jsonl", "c.json.gz", "one/NCT00000001.json", "pages/p0.json"]
    assert unknown == [tmp_path / "notes.txt"]
    assert [cut.payload for cut in cut_all(delivery) if isinstance(cut, Cut)] == [STUDY] * 5
    assert [item.announced_total for item in delivery.inputs] == [None, None, None, None, 9]
    assert delivery.label == "5 files (a.json … pages/p0.json)"


def test_gzip_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(gzip.compress(f"\ufeff[{STUDY}]".encode()))
    put(tmp_path, {"b.json.gz": f"[{STUDY}]"})
    (delivery,), _ = plan(tmp_path, all_sources()["ctgov"])
    assert [cut.payload for cut in cut_all(delivery) if isinstance(cut, Cut)] == [STUDY] * 2


def test_snapshots_are_deliveries_of_their_own_oldest_first(tmp_path: Path) -> None:
    put(tmp_path, {"a_2026-03.json": '{"data": []}', "b_2023-12.json": '{"data": []}'})
    deliveries, _ = plan(tmp_path, all_sources()["ema_medicines"])
    assert [(delivery.label, delivery.as_of) for delivery in deliveries] == [
        ("b_2023-12.json", date(2023, 12, 1)),
        ("a_2026-03.json", date(2026, 3, 1)),
    ]


def test_date_that_a_report_states_counts_more_than_its_name(tmp_path: Path) -> None:
    put(tmp_path, {"a_2026-03.json": '{"timestamp": "2026-02-27T06:00:00Z", "data": []}'})
    (delivery,), _ = plan(tmp_path, all_sources()["ema_medicines"])
    assert delivery.as_of == date(2026, 2, 27)


@pytest.mark.parametrize("head", ['"meta": {"total_records": 7}', '"total_records": "7"'])
def test_total_is_read_where_either_layout_states_it(tmp_path: Path, head: str) -> None:
    put(tmp_path, {"a.json": f'{{{head}, "data": []}}'})
    (delivery,), _ = plan(tmp_path, all_sources()["ema_medicines"])
    assert cut_all(delivery) == []
    assert delivery.inputs[0].announced_total == 7


@pytest.mark.parametrize("stated", ["-1", "null", '"many"', "1.5", '"٣"'])
def test_total_that_is_no_count_is_none(tmp_path: Path, stated: str) -> None:
    put(tmp_path, {"a.json": f'{{"total_records": {stated}, "data": []}}'})
    (delivery,), _ = plan(tmp_path, all_sources()["ema_medicines"])
    cut_all(delivery)
    assert delivery.inputs[0].announced_total is None


def test_tables_zips_and_openfda_parts_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, {"t/Applications.txt": "", "t/Products.txt": "", "b.zip": "", "x.json": "", "y.json.zip": ""})
    deliveries, unknown = plan(tmp_path, all_sources()["drugsatfda"])
    found = {tuple(item.name for item in delivery.inputs) for delivery in deliveries}
    assert found == {("t/Applications.txt", "t/Products.txt"), ("b.zip",), ("x.json", "y.json.zip")}
    assert unknown == []


def test_broken_line_does_not_end_a_file(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": f"{STUDY}\n{{\n{STUDY}"})
    (delivery,), _ = plan(tmp_path, all_sources()["ctgov"])
    assert [type(cut) for cut in cut_all(delivery)] == [Cut, Broken, Cut]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("purplebook_2026-03.csv", date(2026, 3, 1)),
        ("drugsatfda_2019-07-02.zip", date(2019, 7, 2)),
        ("report_2026-13.json", None),
        ("report_2026-02-30.json", None),
        ("page-0001.json", None),
        ("part-2026-123.json", None),
    ],
)
def test_date_in_a_file_name(name: str, expected: date | None) -> None:
    assert date_in_name(Path(name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-02-28", date(2021, 2, 28)),
        ("2021-02-28T10:00:00", date(2021, 2, 28)),
        ("2021-02", None),
        ("2021-13", None),
        ("2021-02-30", None),
        ("2021-W05-1", None),
        ("2021-02-280", None),
        ("", None),
        (20210228, None),
        (None, None),
    ],
)
def test_date_at_the_start_of_a_text(text: object, expected: date | None) -> None:
    assert iso_date(text) == expected


def test_first_path_with_a_date_counts() -> None:
    record = {"a": {"on": "2021-02"}, "b": {"on": "2021-02-03"}, "c": "2020-01-01"}
    assert first_date(record, ("a.on", "missing.on", "b.on", "c")) == date(2021, 2, 3)


def test_key_joins_its_parts_and_takes_the_first_name_with_a_value() -> None:
    parts = (("New number", "Number"), ("part",))
    assert record_key({"Number": " 12 ", "part": 3}, parts) == "12|3"
    assert record_key({"New number": "", "Number": "12"}, parts) == "12|"
    assert record_key({"New number": " ", "part": "3"}, parts) is None
    assert record_key(["no object"], parts) is None

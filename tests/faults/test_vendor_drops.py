"""Vendor drops: taken whole or not at all, each vendor's own, and every refusal told so that a vendor can act on it."""

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from landing_kit import Desk, quarantine_of
from vendor_kit import COMPANIES, DEALS, as_csv, as_xlsx, changed, count_rows, put_drop

import dagster_project.landing.land as land_module
from dagster_project.errors import GateRefused, UserError
from dagster_project.landing.manifest import Load, loads_of
from dagster_project.sources.spec import all_sources
from dagster_project.warehouse.selection import create_raw_views, loads_in_use

VENDOR = all_sources()["vendor"]
OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")


def in_use(desk: Desk, table: str = "deal") -> dict[str, Load]:
    """Return the loads of a table that a build would read, by vendor."""
    found = [load for load in loads_in_use(desk.settings, [VENDOR]) if load.manifest.table == table]
    return {load.manifest.series: load for load in found}


def rows(desk: Desk, table: str = "deal") -> dict[str, dict[str, Any]]:
    """Return the payloads of a raw table that a build would read, by record key."""
    with duckdb.connect() as connection:
        create_raw_views(connection, loads_in_use(desk.settings, [VENDOR]), [VENDOR.tables[table]])
        found = connection.execute(f"select record_key, payload from raw.vendor__{table}").fetchall()
    return {key: json.loads(payload) for key, payload in found}


def refusal(desk: Desk) -> str:
    """Land what lies there, expect a refusal, and return it; the good drop that was there must still be in use."""
    before = in_use(desk), in_use(desk, "company")
    try:
        reasons = "\n".join(desk.land("vendor").stopping_refusals)
    except UserError as error:
        assert error.exit_code == 1
        reasons = error.render()
    assert reasons
    assert (in_use(desk), in_use(desk, "company")) == before
    assert not desk.leftovers()
    return reasons


@pytest.fixture
def served(desk: Desk) -> Desk:
    """A desk where a good drop of vendor north is in use and the next one is dated later."""
    put_drop(desk, asof="2025-12-01")
    assert not desk.land("vendor").stopping_refusals
    return desk


def test_drop_lands_typed_by_its_contract(desk: Desk) -> None:
    put_drop(desk)
    desk.land("vendor")
    first = rows(desk)["north|D-1"]
    assert (first["announced_date"], first["has_codev"], first["asset_ids"]) == ("2025-03-31", True, ["A-1", "A-2"])
    assert (first["upfront"], first["total"], first["equity"]) == (45000000.0, 900000000.5, None)
    assert rows(desk)["north|D-2"]["licensor_country"] == ["CN", "HK"]
    manifest = in_use(desk)["north"].manifest
    assert (manifest.data_tier, manifest.as_of, manifest.terms["licence_id"]) == ("vendor", "2026-01-09", "L-1")


def test_three_formats_of_one_table_land_the_same_rows(desk: Desk) -> None:
    typed = [list(cells) for cells in DEALS]
    names = DEALS[0]
    for row in typed[1:]:
        row[names.index("announced_date")] = datetime.fromisoformat(row[names.index("announced_date")])
        for name in ("upfront", "total", "equity"):
            row[names.index(name)] = float(row[names.index(name)]) if row[names.index(name)] else None
        flag = row[names.index("has_codev")]
        row[names.index("has_codev")] = {"true": True, "false": False}.get(flag)
    columns = {name: [row[place] for row in typed[1:]] for place, name in enumerate(names)}
    columns["announced_date"] = [value.date() for value in columns["announced_date"]]
    columns["asset_ids"] = [value.split("|") if value else None for value in columns["asset_ids"]]
    path = desk.drop / "deals.parquet"
    pq.write_table(pa.table(columns), path)
    in_parquet = path.read_bytes()
    path.unlink()
    put_drop(desk, "one")
    put_drop(desk, "two", deals=as_xlsx(typed), deals_as="vendor_deal.xlsx", n_deals=3)
    put_drop(desk, "three", deals=in_parquet, deals_as="vendor_deal.parquet", n_deals=3)
    assert not desk.land("vendor").stopping_refusals
    found = rows(desk)
    assert len(found) == 9
    for deal in ("D-1", "D-2", "D-3"):
        assert found[f"one|{deal}"] == found[f"two|{deal}"] == found[f"three|{deal}"]


def test_newer_drop_replaces_its_own_vendor_only(desk: Desk) -> None:
    put_drop(desk, "north", asof="2025-12-01")
    put_drop(desk, "south", asof="2025-12-01")
    desk.land("vendor")
    old_south = in_use(desk)["south"].manifest.load_id
    put_drop(desk, "north", deals=as_csv(changed(2, "upfront", "1")))
    desk.land("vendor")
    assert in_use(desk)["south"].manifest.load_id == old_south
    assert (rows(desk)["north|D-1"]["upfront"], rows(desk)["south|D-1"]["upfront"]) == (1.0, 45000000.0)


def test_older_drop_delivered_late_does_not_replace_the_newer(served: Desk) -> None:
    put_drop(served, deals=as_csv(changed(2, "upfront", "1")), asof="2025-06-01")
    assert not served.land("vendor").stopping_refusals
    assert rows(served)["north|D-1"]["upfront"] == 45000000.0


def test_same_drop_again_lands_nothing(served: Desk) -> None:
    outcomes = served.land("vendor").outcomes
    assert {outcome.status for found in outcomes.values() for outcome in found} == {"unchanged"}


def bad_header(*, drop: str = "", add: str = "", rename: tuple[str, str] = ("", "")) -> bytes:
    """Return the deals with a column left out, added or renamed."""
    keep = [place for place, name in enumerate(DEALS[0]) if name != drop]
    found = [[row[place] for place in keep] + (["x"] if add else []) for row in DEALS]
    found[0] = [rename[1] if name == rename[0] else name for name in found[0]]
    if add:
        found[0][-1] = add
    return as_csv(found)


BROKEN: dict[str, tuple[bytes, str, str]] = {
    "unknown_column": (bad_header(add="comment"), "row 1: column 'comment' is not in the contract", "name the columns"),
    "renamed_column": (
        bad_header(rename=("upfront", "upfront_usd")),
        "column 'upfront_usd' is not in the contract (did you mean 'upfront'?); no column 'upfront'",
        "name the columns as in the contract",
    ),
    "missing_column": (bad_header(drop="currency"), "row 1: no column 'currency'", "may be empty, but not missing"),
    "column_twice": (bad_header(add="ta"), "column 'ta' stands there twice", "name the columns"),
    "missing_key": (as_csv(changed(3, "deal_id", "")), "row 3: column deal_id: is empty", "every row needs a value"),
    "duplicate_deal": (
        as_csv(changed(4, "deal_id", "D-1")),
        "row 4: one row per key",
        "row 2 of north/vendor_deal.csv has this key too",
    ),
    "same_row_twice": (
        as_csv([*DEALS, DEALS[1]]),
        "row 5: one row per key",
        "row 2 of north/vendor_deal.csv has this key too",
    ),
    "negative_amount": (
        as_csv(changed(2, "upfront", "-5")),
        "row 2: column upfront: '-5' is negative",
        "empty where it is not known",
    ),
    "text_amount": (
        as_csv(changed(2, "total", "about 900m")),
        "row 2: column total: 'about 900m' is no number",
        "write digits only",
    ),
    "thousands_separator": (as_csv(changed(2, "upfront", "45,000,000")), "'45,000,000' is no number", "digits only"),
    "unknown_currency": (as_csv(changed(2, "currency", "RMB")), "column currency: 'RMB' is not allowed", "contract"),
    "amount_without_currency": (as_csv(changed(2, "currency", "")), "column currency: is empty beside", "fill both"),
    "two_digit_year": (
        as_csv(changed(2, "announced_date", "31/03/25")),
        "row 2: column announced_date: '31/03/25' has a year of two digits",
        "write YYYY-MM-DD",
    ),
    "no_such_day": (as_csv(changed(3, "announced_date", "2024-02-30")), "'2024-02-30' is no day", "row 3"),
    "formula": (as_csv(changed(4, "upfront", "=A1*2")), "row 4: column upfront: is the formula '=A1*2'", "as values"),
    "country_in_words": (
        as_csv(changed(2, "licensee_country", "China")),
        "licensee_country: 'China' is not",
        "contract",
    ),
    "cell_too_many": (as_csv([*DEALS[:2], [*DEALS[2], "x"]]), "row 3: 17 cells under 16 columns", "needs quotes"),
    "title_above_header": (as_csv([["Deals 2026"], *DEALS]), "the header stands in row 2", "put the header in row 1"),
    "empty_file": (b"", "the file is empty", "leave the file out"),
    "header_only": (as_csv(DEALS[:1]), "no usable record", "check the file"),
    "not_utf8": (as_csv(changed(2, "territory", "Zürich")).decode().encode("latin-1"), "byte 0xfc", "save the file as"),
    "cut_off": (as_csv(DEALS)[:-12], "line 4 is cut off", "download it again"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_table_refuses_the_whole_drop(served: Desk, case: str) -> None:
    content, finding, advice = BROKEN[case]
    count = count_rows(content) if case != "not_utf8" else 3
    put_drop(served, deals=content, n_deals=count)
    told = refusal(served)
    assert f"vendor.deal: {served.drop / 'vendor/north/vendor_deal.csv'}" in told or "north/vendor_deal.csv" in told
    assert finding in told
    assert advice in told


WORKBOOKS: dict[str, tuple[bytes, str, str]] = {
    "password": (OLE_HEAD + bytes(600), "protected by a password", "save it as .xlsx without a password"),
    "formula": (as_xlsx(changed(2, "upfront", "=SUM(A1:A2)")), "is the formula '=SUM(A1:A2)'", "paste as values"),
    "merged_header": (as_xlsx(DEALS, merge="A1:C1"), "cells are merged: A1:C1", "unmerge them"),
    "merged_titles": (as_xlsx([["Deal", "", "Money"], *DEALS], merge="A1:B1"), "cells are merged", "row 1"),
    "two_sheets": (as_xlsx(DEALS, sheets=2), "the workbook has 2 sheets (Sheet, Notes 1)", "that one sheet"),
    "serial_date": (as_xlsx(changed(2, "announced_date", 45747)), "'45747' is a number, no date", "format the cells"),
    "sheet_error": (as_xlsx(changed(2, "total", "#REF!")), "is the spreadsheet error '#REF!'", "leave it empty"),
    "not_a_workbook": (b"<html>", "no readable .xlsx workbook", "save it anew as .xlsx"),
}


@pytest.mark.parametrize("case", WORKBOOKS)
def test_broken_workbook_refuses_the_whole_drop(served: Desk, case: str) -> None:
    content, finding, advice = WORKBOOKS[case]
    served.clear()
    put_drop(served, deals=content, deals_as="vendor_deal.xlsx", n_deals=3)
    told = refusal(served)
    assert str(served.drop / "vendor/north/vendor_deal.xlsx") in told
    assert finding in told
    assert advice in told


def test_damaged_parquet_refuses_the_whole_drop(served: Desk) -> None:
    served.clear()
    put_drop(served, deals=b"PAR1 no PAR1", deals_as="vendor_deal.parquet", n_deals=3)
    assert "this is no readable Parquet file" in refusal(served)


TOMORROW = (date.today() + timedelta(days=1)).isoformat()
MANIFESTS: dict[str, tuple[dict[str, Any], str]] = {
    "asof_in_future": ({"asof_date": TOMORROW}, f"north/manifest.json: asof_date {TOMORROW} lies in the future"),
    "asof_two_digits": ({"asof_date": "09-01-26"}, "asof_date is '09-01-26', no date; write YYYY-MM-DD"),
    "asof_after_extract": ({"extract_date": "2026-01-01"}, "asof_date 2026-01-09 is after extract_date 2026-01-01"),
    "no_licence": ({"licence_id": ""}, "licence_id is empty"),
    "other_vendor": ({"vendor": "south"}, "vendor is 'south' in folder 'north'"),
    "unknown_member": ({"rows": 5}, "needs exactly the members vendor, extract_date"),
    "no_files": ({"files": {}}, "files is empty"),
    "count_as_text": ({"files": {"vendor_deal.csv": {"row_count": "3"}}}, "files.vendor_deal.csv.row_count is '3'"),
    "no_digest": ({"files": {"vendor_deal.csv": {"row_count": 3}}}, "files.vendor_deal.csv.sha256 is None"),
    "not_listed": (
        {"files": {"vendor_deal.csv": {"row_count": 3, "sha256": "0" * 64}}},
        "'vendor_company.csv' lies there but is not listed",
    ),
}


@pytest.mark.parametrize("case", MANIFESTS)
def test_wrong_manifest_refuses_the_drop_before_anything_is_read(served: Desk, case: str) -> None:
    members, finding = MANIFESTS[case]
    put_drop(served, manifest=members)
    n_loads = len(list(served.settings.raw_dir.glob("vendor/*/*")))
    assert finding in refusal(served)
    assert len(list(served.settings.raw_dir.glob("vendor/*/*"))) == n_loads


def test_every_fault_of_every_manifest_is_told_at_once(desk: Desk) -> None:
    put_drop(desk, "north", manifest={"asof_date": TOMORROW, "licence_id": " "})
    put_drop(desk, "south")
    desk.put("vendor/south/vendor_gossip.csv", b"a\n1\n")
    (desk.drop / "vendor/south/vendor_deal.csv").unlink()
    desk.put("vendor/west/vendor_deal.csv", as_csv(DEALS))
    with pytest.raises(GateRefused) as caught:
        desk.land("vendor")
    told = caught.value.render()
    assert "north/manifest.json: asof_date" in told and "north/manifest.json: licence_id is empty" in told
    assert "south/manifest.json: 'vendor_deal.csv' is listed but not there" in told
    assert "south/manifest.json: 'vendor_gossip.csv' lies there but is not listed" in told
    assert "west/manifest.json: is not there" in told


def test_manifest_that_is_no_json_is_refused(served: Desk) -> None:
    served.put("vendor/north/manifest.json", b"vendor: north")
    assert "north/manifest.json: is no JSON" in refusal(served)


def test_table_in_two_files_is_refused(served: Desk) -> None:
    put_drop(served)
    body = json.loads((served.drop / "vendor/north/manifest.json").read_text())
    body["files"]["vendor_deal.xlsx"] = body["files"]["vendor_deal.csv"]
    served.put("vendor/north/vendor_deal.xlsx", as_xlsx(DEALS))
    served.put("vendor/north/manifest.json", json.dumps(body))
    assert "table deal comes twice: vendor_deal.csv, vendor_deal.xlsx" in refusal(served)


def test_row_count_off_by_one_is_refused_until_the_manifest_is_mended(served: Desk) -> None:
    put_drop(served, n_deals=4)
    told = refusal(served)
    assert "vendor_deal.csv: 3 rows below the header, but the manifest states 4; deliver the whole file" in told
    put_drop(served)
    assert not served.land("vendor").stopping_refusals
    assert in_use(served)["north"].manifest.as_of == in_use(served, "company")["north"].manifest.as_of == "2026-01-09"


def test_changed_bytes_are_refused(served: Desk) -> None:
    put_drop(served)
    served.put("vendor/north/vendor_deal.csv", as_csv(changed(2, "upfront", "46000000")))
    told = refusal(served)
    assert re.search(r"vendor_deal\.csv: the sha256 of the file is [0-9a-f]{64}, the manifest states", told)


def test_good_file_beside_a_broken_one_is_not_used_and_lands_once_the_other_is_mended(served: Desk) -> None:
    put_drop(served, deals=as_csv(changed(2, "upfront", "-5")))
    refusal(served)
    n_loads = len(loads_of(served.settings.raw_dir, "vendor", "company"))
    told = refusal(served)
    assert "vendor.company" not in told
    assert len(loads_of(served.settings.raw_dir, "vendor", "company")) == n_loads
    put_drop(served)
    assert not served.land("vendor").stopping_refusals
    assert {load.manifest.as_of for load in (in_use(served)["north"], in_use(served, "company")["north"])} == {
        "2026-01-09"
    }


def test_broken_drop_of_one_vendor_leaves_the_other_vendors_drop_alone(served: Desk) -> None:
    put_drop(served, "north", deals=as_csv(changed(2, "upfront", "-5")))
    put_drop(served, "south")
    (reason,) = served.land("vendor").stopping_refusals
    assert "north" in reason
    assert set(in_use(served)) == {"north", "south"}
    assert in_use(served)["north"].manifest.as_of == "2025-12-01"


def test_every_wrong_row_is_kept_with_file_row_and_reason(desk: Desk) -> None:
    wrong = [[f"D-{n}", "31/03/25", *DEALS[1][2:]] for n in range(30)]
    put_drop(desk, deals=as_csv([DEALS[0], *wrong]))
    reasons = desk.land("vendor").stopping_refusals
    assert [re.search(r"row \d+", reason)[0] for reason in reasons[:-1]] == [f"row {n}" for n in range(2, 12)]
    assert reasons[-1] == "vendor.deal: 20 more rows; biopharma quarantine vendor"
    (load,) = loads_of(desk.settings.raw_dir, "vendor", "deal")
    held = quarantine_of(load)
    assert [row["input_position"] for row in held] == list(range(2, 32))
    assert {(row["input_name"], row["reason"]) for row in held} == {("north/vendor_deal.csv", "breaks_contract")}


def test_file_replaced_while_it_is_read_refuses_the_drop_and_lands_the_next_time(
    served: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_drop(served)
    path = served.drop / "vendor/north/vendor_deal.csv"
    monkeypatch.setattr(land_module, "RECORDS_PER_TICK", 1)
    told = served.land("vendor", tell=lambda text: text.startswith("deal") and os.utime(path, (0, 0))).stopping_refusals
    assert any(f"{path}: the file was replaced while it was read" in reason for reason in told)
    assert in_use(served, "company")["north"].manifest.as_of == "2025-12-01"
    assert not served.land("vendor").stopping_refusals
    assert in_use(served)["north"].manifest.as_of == "2026-01-09"


def test_kill_between_two_tables_of_a_drop_is_mended_by_the_next_refresh(
    served: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_drop(served)
    before = in_use(served)
    whole, calls = land_module.move_whole, []

    def die_at_the_second(folder: Path, final: Path) -> None:
        calls.append(final)
        if len(calls) == 2:
            raise KeyboardInterrupt
        whole(folder, final)

    monkeypatch.setattr(land_module, "move_whole", die_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        served.land("vendor")
    assert in_use(served) == before
    assert not served.leftovers()
    monkeypatch.undo()
    served.land("vendor")
    assert in_use(served)["north"].manifest.as_of == "2026-01-09"


PEAK = """
import resource, sys
from pathlib import Path
from dagster_project.landing.room import land_source
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources

drop, work = map(Path, sys.argv[1:])
settings = Settings(profile="files", raw_dir=work / "raw", warehouse_dir=work / "warehouse", drop_dir=drop)
result = land_source(all_sources()["vendor"], settings)
(deals,) = result.outcomes["deal"]
print(deals.status, deals.load.manifest.n_rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_of_landing(desk: Desk, folder: Path, n_deals: int) -> tuple[str, int, int]:
    """Land that many deals in a process of its own; return the status, the rows and the peak memory in MB."""
    tail = as_csv([DEALS[1][1:]]).decode()
    body = "".join(f"D-{n},{tail}" for n in range(n_deals))
    put_drop(desk, deals=as_csv(DEALS[:1]) + body.encode(), n_deals=n_deals)
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(desk.drop), str(folder)], capture_output=True, text=True, check=True
    )
    status, n_rows, kilobytes = done.stdout.splitlines()[-1].split()
    return status, int(n_rows), int(kilobytes) // 1024


def test_ten_times_the_rows_take_no_more_memory(desk: Desk, tmp_path: Path) -> None:
    """A file of two gigabytes is read like this one: in pieces, its keys compared on disk."""
    small = peak_of_landing(desk, tmp_path / "small", 10_000)
    large = peak_of_landing(desk, tmp_path / "large", 100_000)
    assert (small[:2], large[:2]) == (("landed", 10_000), ("landed", 100_000))
    assert large[2] - small[2] < 64, (small, large)


def test_unclosed_quote_does_not_take_the_file_into_memory(served: Desk) -> None:
    text = as_csv(DEALS) + b'D-4,"2025-01-01' + b",x" * (9 << 20)
    put_drop(served, deals=text, n_deals=4)
    assert "is no delimited text (field larger than field limit" in refusal(served)


def test_companies_are_the_contracts_columns() -> None:
    """The kit stays a whole drop when the contract grows."""
    for table, header in (("company", COMPANIES[0]), ("deal", DEALS[0])):
        needed = [name for name, column in VENDOR.tables[table].contract.items() if not column.optional]
        assert header == needed

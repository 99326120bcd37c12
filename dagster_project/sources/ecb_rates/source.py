"""Euro reference rates: the historical file, one column per currency, and the series of the data API.

Belongs here: turning the wide file into one record per day and currency, under the names that the API uses, so that
both ways in meet. Does not belong here: rates against other currencies (money models of the build).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.cut_tables import delimited_objects
from dagster_project.landing.fetch import Fetcher
from dagster_project.landing.inputs import open_member, open_text, open_zip
from dagster_project.landing.records import Broken, Cut, CutResult, iso_date, row_to_payload

DAY = "Date"
NOT_QUOTED = {"", "N/A"}  # the currency had no rate on that day
# Daily spot rates of every currency against the euro, the average of each day's fixing.
SERIES = "/service/data/EXR/D..EUR.SP00.A"


def _cut_history(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut the historical file, zipped or not, into one record per day and currency that has a rate."""
    if path.suffix != ".zip":
        with open_text(path) as stream:
            yield from _cut_wide(stream)
        return
    with open_zip(path) as archive:
        member = next((name for name in archive.namelist() if name.endswith(".csv")), None)
        if member is None:
            raise InputBroken("the zip holds no .csv file", fix="download eurofxref-hist.zip again")
        with open_member(archive, member) as stream:
            yield from _cut_wide(stream)


def _cut_wide(stream: io.TextIOBase) -> Iterator[CutResult]:
    for row in delimited_objects(stream, is_header=lambda cells: cells[0].strip() == DAY):  # type: ignore[arg-type]
        if isinstance(row, Broken):
            yield row
            continue
        line, rates = row
        day = rates.pop(DAY)
        if iso_date(day) is None:
            yield Broken(position=line, reason=f"'{day}' is no date", excerpt=str(rates)[:200])
            continue
        for currency, rate in rates.items():
            if rate.strip() not in NOT_QUOTED:
                record = {"TIME_PERIOD": day, "CURRENCY": currency, "OBS_VALUE": rate.strip()}
                yield Cut(value=record, payload=row_to_payload(record), position=line)


CUTTERS = {"history": _cut_history}


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Download every daily series in one answer."""
    fetcher.save(SERIES, spool / "exr_daily.csv", {"format": "csvdata", "detail": "dataonly"}, kind="CSV")

"""Exchange rates: the historical file, zipped or not, and the series of the API land the same records."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dagster_project.landing.manifest import Load
from dagster_project.landing.room import SourceResult, land_source
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources

WIDE = "Date,USD,JPY,CNY,\n2024-01-03,1.2,140.5,N/A,\n2024-01-02,1.25,141,8,\n"
LONG = (
    "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
    "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-02,1.25\n"
    "EXR.D.CNY.EUR.SP00.A,D,CNY,EUR,SP00,A,2024-01-02,8\n"
)


class Desk:
    """A drop folder for exchange rates and what landed from it."""

    def __init__(self, folder: Path) -> None:
        self.drop = folder / "drop" / "ecb_rates"
        self.drop.mkdir(parents=True)
        self.settings = Settings(profile="files", raw_dir=folder / "raw", drop_dir=self.drop.parent)

    def land(self) -> SourceResult:
        return land_source(all_sources()["ecb_rates"], self.settings)

    def load(self) -> Load:
        (outcome,) = self.land().outcomes["daily_rates"]
        return outcome.load

    def rates(self) -> dict[str, float]:
        (part,) = self.load().parts
        payloads: dict[str, dict[str, Any]] = {
            row["record_key"]: json.loads(row["payload"]) for row in pq.read_table(part).to_pylist()
        }
        return {key: float(payload["OBS_VALUE"]) for key, payload in payloads.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_wide_history_becomes_one_record_per_day_and_quoted_currency(desk: Desk) -> None:
    (desk.drop / "eurofxref-hist.csv").write_text(WIDE)
    assert desk.rates() == {
        "USD|2024-01-03": 1.2,
        "JPY|2024-01-03": 140.5,
        "USD|2024-01-02": 1.25,
        "JPY|2024-01-02": 141,
        "CNY|2024-01-02": 8,
    }


def test_zipped_history_holds_the_same_records(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref-hist.csv", WIDE)
    (desk.drop / "eurofxref-hist.zip").write_bytes(packed.getvalue())
    assert len(desk.rates()) == 5


def test_series_of_the_data_api_have_the_same_keys(desk: Desk) -> None:
    (desk.drop / "exr_daily.csv").write_text(LONG)
    assert desk.rates() == {"USD|2024-01-02": 1.25, "CNY|2024-01-02": 8}


def test_row_without_a_date_is_set_aside_with_its_line(desk: Desk) -> None:
    (desk.drop / "eurofxref-hist.csv").write_text(WIDE + "02 January 2024,1.3,142,8,\n")
    manifest = desk.load().manifest
    assert manifest.n_rows == 5
    assert sum(manifest.n_quarantined.values()) == 1


def test_zip_without_a_table_is_refused(desk: Desk) -> None:
    with zipfile.ZipFile(desk.drop / "eurofxref-hist.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    assert any(".csv" in refusal for refusal in desk.land().stopping_refusals)

"""What a user reads after a mistake: one message with what, where and next step; exit codes as documented."""

import hashlib
import json
from pathlib import Path

from dagster_project.sources.spec import all_sources
from tests.conftest import ROOT, Place


def test_nothing_published_yet(place: Place) -> None:
    done = place.run("exhibit", "05c")
    assert done.returncode == 2
    assert "nothing is published yet" in done.stderr
    assert "next:  biopharma refresh" in done.stderr
    assert place.run("status").returncode == 0


def test_missing_drop_folder(place: Place) -> None:
    done = place.run("refresh", "--profile", "files", "--drop", str(place.raw / "nowhere"))
    assert done.returncode == 2
    assert "the drop folder does not exist" in done.stderr
    assert "nowhere" in done.stderr


def test_files_profile_without_a_folder(place: Place) -> None:
    done = place.run("refresh", "--profile", "files")
    assert done.returncode == 2
    assert "--drop DIR" in done.stderr


def test_drop_folder_without_a_known_source(place: Place, tmp_path: Path) -> None:
    (tmp_path / "drop" / "notes").mkdir(parents=True)
    done = place.run("refresh", "--profile", "files", "--drop", str(tmp_path / "drop"))
    assert done.returncode == 2
    assert "no folder of a known source (found: notes)" in done.stderr


def test_as_of_that_is_no_date_or_in_the_future(place: Place) -> None:
    for wrong in ("2025-13-01", "9999-01-01"):
        done = place.run("refresh", "--as-of", wrong)
        assert done.returncode == 2
        assert "--as-of" in done.stderr


def test_refused_delivery_keeps_the_last_release_serving(sample_release: Place, tmp_path: Path) -> None:
    """A cut-off file: exit code 1, the file is named, and the published file is untouched."""
    before = sample_release.marts.read_bytes()
    broken = tmp_path / "drop" / "ctgov"
    broken.mkdir(parents=True)
    (broken / "studies.json").write_text('[{"protocolSection": {"identificationModule": {"nctId": "NCT00000001"')
    done = sample_release.run("refresh", "--profile", "files", "--drop", str(tmp_path / "drop"))
    assert done.returncode == 1
    assert "studies.json" in done.stderr
    assert "cut off" in done.stderr
    assert "the last good load stays in use" in done.stderr
    assert "Traceback" not in done.stderr
    assert sample_release.marts.read_bytes() == before


def test_unreachable_api_is_exit_code_3(place: Place) -> None:
    nowhere = {f"BIOPHARMA_ENDPOINT_{source.upper()}": "http://127.0.0.1:9" for source in all_sources()}
    done = place.run("refresh", "--profile", "live", **nowhere)
    assert done.returncode == 3
    assert "could not be reached" in done.stderr


def test_help_teaches(place: Place) -> None:
    text = place.run("refresh", "--help").stdout
    assert "--profile" in text
    assert "the last release keeps serving" in text


def test_sources_are_all_described() -> None:
    for path in (ROOT / "dagster_project" / "sources").glob("*/source.yml"):
        assert "licence:" in path.read_text(), path


def test_vendor_is_told_file_row_column_and_what_to_do(place: Place, tmp_path: Path) -> None:
    home = tmp_path / "drop" / "vendor" / "north"
    home.mkdir(parents=True)
    header = "event_id,type,date,company_id,country,amount,currency,round,investors,venue"
    content = f"{header}\nE-1,VC,03/04/25,N-1,CN,-5,RMB,,,\n".encode()
    (home / "vendor_financing.csv").write_bytes(content)
    stated = {"row_count": 1, "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {
        "vendor": "north", "extract_date": "2026-01-12", "asof_date": "2026-01-09", "licence_id": "L-1",
        "files": {"vendor_financing.csv": stated},
    }  # fmt: skip
    (home / "manifest.json").write_text(json.dumps(manifest))
    done = place.run("refresh", "--profile", "files", "--drop", str(tmp_path / "drop"))
    assert done.returncode == 1
    assert f"vendor.financing: {home / 'vendor_financing.csv'}, row 2: column date: '03/04/25'" in done.stderr
    assert "column amount: '-5' is negative" in done.stderr
    assert "column currency: 'RMB' is not allowed" in done.stderr
    assert "mend or replace the delivery and refresh again" in done.stderr
    listed = place.run("quarantine", "vendor").stdout
    assert "vendor_financing.csv" in listed and "breaks_contract" in listed

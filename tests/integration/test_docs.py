"""Every command that README and docs show is run, and every source is listed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dagster_project.sources.catalogue import CONTRACT_PAGE, PAGE, contract_page, page
from dagster_project.sources.spec import read_source
from tests.conftest import BIOPHARMA, ROOT, Place, TwoReleases
from tests.integration.test_as_of import LOOKING_BACK

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# `make test` would start itself; `make refresh` and `make ui` are this command line under another name.
MAKE = {"make refresh", "make test", "make ui", "make lint", "make real"}
# Whole refreshes: those by which the releases that tests share are made (conftest), APIs out of reach (test_messages).
RUN_ELSEWHERE = {"refresh", "refresh --drop WORLD", "refresh --profile live", f"refresh --as-of {LOOKING_BACK}"}
FILES = "refresh --profile files --drop DIR"  # what else is shown with it is run at once, in one refresh
SAMPLE = ROOT / "raw" / "sample"  # a drop folder like any other


def shown_commands() -> list[str]:
    found = []
    for path in PAGES:
        for line in re.findall(r"^\$ (.+)$", path.read_text(), flags=re.M):
            found.append(line.split("#")[0].strip().removeprefix(".venv/bin/"))
    return list(dict.fromkeys(found))


def test_make_commands_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    for command in shown_commands():
        if command.startswith("make "):
            assert command in MAKE
            assert command.split()[1] in targets


def shown_arguments() -> list[str]:
    """What stands after `biopharma` in each command shown, but those that other tests run."""
    shown = [command.removeprefix("biopharma ") for command in shown_commands() if command.startswith("biopharma ")]
    return [arguments for arguments in shown if arguments not in RUN_ELSEWHERE]


def test_options_of_a_refresh_from_files_work(two_releases: TwoReleases) -> None:
    """Each command shown is a refresh of a minute; their options are independent of each other."""
    options = [part for shown in shown_arguments() if shown.startswith(FILES) for part in shlex.split(shown)[5:]]
    assert {"--accept-smaller", "--export-vendor"} <= {*options}
    done = two_releases.place.run(*shlex.split(FILES.replace("DIR", shlex.quote(str(SAMPLE)))), *options)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("shown", [c for c in shown_arguments() if not c.startswith(("--help", "new-source", FILES))])
def test_shown_command_works(shown: str, two_releases: TwoReleases) -> None:
    place = two_releases.place
    older, newer, *_ = sorted(path.name for path in (place.warehouse / "releases").iterdir())
    values = {"OLDER": older, "NEWER": newer, "RELEASE": older}
    done = place.run(*(values.get(word, word) for word in shlex.split(shown)))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command_that_is_shown() -> None:
    done = subprocess.run([*BIOPHARMA, "--help"], capture_output=True, text=True, check=True, cwd=ROOT)
    for command in shown_arguments():
        if not command.startswith("--"):
            assert re.search(rf"^  {re.escape(command.split()[0])}\s", done.stdout, flags=re.M), command


def test_the_new_source_shown_is_written_and_reads(tmp_path: Path) -> None:
    (shown,) = (command for command in shown_arguments() if command.startswith("new-source"))
    for folder in ("dagster_project", "dbt"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("target", "__pycache__"))
    done = subprocess.run(
        [*BIOPHARMA, *shlex.split(shown)], capture_output=True, text=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    written = [Path(line.removeprefix("wrote ")) for line in done.stdout.splitlines() if line.startswith("wrote ")]
    assert all(path.is_relative_to(tmp_path) and path.is_file() for path in written), done.stdout
    source = read_source(next(path for path in written if path.name == "source.yml"))
    assert source.name == shown.split()[1]
    assert source.tables["records"].accepts[0].shape == "csv"


def test_the_picture_of_the_readme_is_drawn_from_the_sample(sample_release: Place) -> None:
    drawn = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "picture.py"), "--marts", str(sample_release.marts), "--print"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert drawn.stdout == (ROOT / "docs" / "exhibit-01.svg").read_text(encoding="utf-8")


def test_the_list_of_sources_is_what_their_descriptions_say() -> None:
    assert PAGE.read_text() == page(), "run: python -m dagster_project.sources.catalogue"


def test_the_contract_of_vendor_drops_is_what_their_description_says() -> None:
    written = CONTRACT_PAGE.read_text()
    assert written == contract_page(written), "run: python -m dagster_project.sources.catalogue"
    assert written.count("### `") == 15

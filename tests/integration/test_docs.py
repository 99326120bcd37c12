"""Every command that README and docs show is run, and every source is listed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dagster_project.sources.catalogue import CONTRACT_PAGE, PAGE, contract_page, page
from dagster_project.sources.scaffold import scaffold
from dagster_project.sources.spec import read_source
from tests.conftest import ROOT, Place, TwoReleases

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# `make test` would start itself; `make refresh` and `make ui` are this command line under another name.
MAKE = {"make refresh", "make test", "make ui", "make lint", "make real"}
# Whole refreshes by which the releases that tests share are made (conftest), and APIs out of reach (test_messages).
RUN_ELSEWHERE = {
    *("refresh", "refresh --drop WORLD", "refresh --profile files --drop DIR"),
    "refresh --profile live",
}
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


@pytest.mark.parametrize("command", [c for c in shown_commands() if "biopharma " in c])
def test_shown_command_works(command: str, two_releases: TwoReleases) -> None:
    place = two_releases.place
    releases = sorted(path.name for path in (place.warehouse / "releases").iterdir())
    values = {"DIR": str(SAMPLE), "OLDER": releases[0], "NEWER": releases[1], "RELEASE": releases[0]}
    arguments = [values.get(word, word) for word in shlex.split(command)[1:]]
    if arguments[0] in ("--help", "new-source") or " ".join(shlex.split(command)[1:]) in RUN_ELSEWHERE:
        return
    if "--gold" in arguments:
        pytest.skip("needs labelled trials; run by tests/real")
    done = place.run(*arguments)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_picture_of_the_readme_is_drawn_from_the_sample(sample_release: Place) -> None:
    drawn = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "picture.py"), "--marts", str(sample_release.marts), "--print"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert drawn.stdout == (ROOT / "docs" / "exhibit-01.svg").read_text(encoding="utf-8")


def test_scaffold_writes_a_source_that_reads(tmp_path: Path) -> None:
    written = scaffold("my_registry", tmp_path)
    source = read_source(next(path for path in written if path.name == "source.yml"))
    assert source.name == "my_registry"
    assert source.tables["records"].accepts[0].shape == "csv"


def test_the_list_of_sources_is_what_their_descriptions_say() -> None:
    assert PAGE.read_text() == page(), "run: python -m dagster_project.sources.catalogue"


def test_the_contract_of_vendor_drops_is_what_their_description_says() -> None:
    written = CONTRACT_PAGE.read_text()
    assert written == contract_page(written), "run: python -m dagster_project.sources.catalogue"
    assert written.count("### `") == 15

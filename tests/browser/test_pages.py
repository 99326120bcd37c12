"""The pages people open, in a real browser: the quality report of a release and the Dagster graph."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Place

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no chromium and chromedriver here; .ci/run installs them")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for flag in (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1400,1000",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}",
    ):  # fmt: skip
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def test_quality_report_shows_every_suite_of_the_release(browser, sample_release: Place) -> None:
    report = next((sample_release.warehouse / "releases").glob("*/quality/index.html"))
    suites = json.loads((report.parent / "report.json").read_text())["suites"]
    browser.get(report.as_uri())
    text = browser.find_element("tag name", "body").text
    assert len(suites) > 10
    for suite in suites:
        assert suite["subject"] in text
    errors = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def dagster_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from dagster_project.orchestration.ui import dagster_home

    home = dagster_home(tmp_path_factory.mktemp("ui"))
    port = free_port()
    program = str(Path(sys.executable).with_name("dagster-webserver"))
    process = subprocess.Popen(
        [program, "-m", "dagster_project.definitions", "-p", str(port), "-h", "127.0.0.1"],
        cwd=ROOT, env=os.environ | {"DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "yes"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/server_info", timeout=2)
            break
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    yield address
    process.terminate()
    process.wait(timeout=30)


def test_dagster_shows_the_groups_of_the_graph(browser, dagster_page: str) -> None:
    browser.get(f"{dagster_page}/asset-groups")
    deadline = time.monotonic() + 60
    wanted = {"raw", "staging", "intermediate", "core", "exhibits", "release"}
    text = ""
    while time.monotonic() < deadline and not all(name in text for name in wanted):
        time.sleep(0.5)
        text = browser.find_element("tag name", "body").text
    assert [name for name in sorted(wanted) if name not in text] == []

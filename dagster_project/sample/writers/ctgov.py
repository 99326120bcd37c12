"""ClinicalTrials.gov deliveries: API pages, zip of single studies, array export, JSON lines."""

import json
from gzip import GzipFile
from pathlib import Path

from dagster_project.sample.writers.files import StableZip, open_gzip

PAGE_SIZE = 100
PAGED, ZIPPED, ARRAY = 200, 150, 900
"""How many studies go into each of the bounded deliveries; all others become JSON lines."""
LINES_PER_FILE = 50_000


class CtgovWriter:
    """Spreads studies over the deliveries in arrival order; holds no more than the API pages in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.n_studies = 0
        self._page: list[dict] = []
        self._pages: list[list[dict]] = []
        self._zip: StableZip | None = None
        self._array: GzipFile | None = None
        self._lines: GzipFile | None = None

    def add(self, study: dict) -> None:
        """Write one study to the delivery whose turn it is."""
        place = self.n_studies
        self.n_studies += 1
        if place < PAGED:
            self._page.append(study)
            if len(self._page) == PAGE_SIZE:
                self._pages.append(self._page)
                self._page = []
        elif place < PAGED + ZIPPED:
            self._zip = self._zip or StableZip(self._folder / "ctg-studies-synthetic.zip")
            self._zip.add(f"{study['protocolSection']['identificationModule']['nctId']}.json", _dump(study))
        elif place < PAGED + ZIPPED + ARRAY:
            if self._array is None:
                self._array = open_gzip(self._folder / "ctg-studies-synthetic.json.gz")
            self._array.write((b"[" if place == PAGED + ZIPPED else b",\n") + _dump(study))
        else:
            self._line(place - PAGED - ZIPPED - ARRAY, study)

    def _line(self, place: int, study: dict) -> None:
        if place % LINES_PER_FILE == 0:
            if self._lines:
                self._lines.close()
            name = f"studies-synthetic-{place // LINES_PER_FILE + 1:03d}.jsonl.gz"
            self._lines = open_gzip(self._folder / name)
        self._lines.write(_dump(study) + b"\n")

    def close(self) -> None:
        """Finish every delivery; the publisher's total stands on the first page, as the API sends it."""
        if self._array:
            self._array.write(b"]")
        for delivery in (self._array, self._zip, self._lines):
            if delivery:
                delivery.close()
        if self._page:
            self._pages.append(self._page)
        total = sum(len(page) for page in self._pages)
        for number, page in enumerate(self._pages):
            body: dict = {"studies": page}
            if number + 1 < len(self._pages):
                body["nextPageToken"] = f"synthetic{number + 1:04d}"
            if number == 0:
                body["totalCount"] = total
            path = self._folder / "api_pages" / f"synthetic-page-{number:04d}.json"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(_dump(body))


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

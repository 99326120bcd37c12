"""One vendor's drop: CSV tables of a fixed contract, streamed, and the manifest that vouches for them."""

import csv
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT


class VendorDrop:
    """Folder of one vendor; rows are written as they come, `close` writes the manifest."""

    def __init__(self, folder: Path, licence_id: str, columns: dict[str, str]) -> None:
        """`columns` is file stem to its column names, parted by spaces, in the contract's order."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._licence_id = folder, licence_id
        self._handles = {
            stem: (folder / f"{stem}.csv").open("w", encoding="utf-8", newline="") for stem in sorted(columns)
        }
        self._out = {stem: csv.writer(handle, lineterminator="\n") for stem, handle in self._handles.items()}
        self.n_rows = dict.fromkeys(self._handles, 0)
        for stem, out in self._out.items():
            out.writerow(columns[stem].split())

    def add(self, stem: str, *values: object) -> None:
        """Write one row of one file."""
        self.n_rows[stem] += 1
        self._out[stem].writerow([_text(value) for value in values])

    def close(self) -> None:
        """Close the tables and write the manifest with the count and digest of each."""
        files = {}
        for stem, handle in self._handles.items():
            handle.close()
            digest = hashlib.sha256()
            with (self._folder / f"{stem}.csv").open("rb") as content:
                while chunk := content.read(1 << 20):
                    digest.update(chunk)
            files[f"{stem}.csv"] = {"row_count": self.n_rows[stem], "sha256": digest.hexdigest()}
        manifest = {
            "vendor": self._folder.name,
            "extract_date": SNAPSHOT.isoformat(),
            "asof_date": SNAPSHOT.isoformat(),
            "licence_id": self._licence_id,
            "files": files,
        }
        (self._folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def listed(values: Iterable[object]) -> str:
    """Several values in one cell."""
    return "|".join(str(value) for value in values)


def _text(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value

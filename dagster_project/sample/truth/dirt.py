"""What makes a molecule hard to read: every kind of dirt in each study that names it, and in the reference lists."""

import csv
from collections.abc import Iterator
from pathlib import Path

from dagster_project.sample.assets import Asset
from dagster_project.sample.mentions import TOLD_BY_NAME
from dagster_project.sample.trials import Trial
from dagster_project.sample.writers.ctgov_arms import UNUSUAL_FOR_DRUGS, Written
from dagster_project.sample.writers.organisations import LISTED_TYPES

PLAIN_NAMES = {"inn", "code", "generic", "biosimilar"}
"""Ways to write a name that leave nothing to guess."""
COLUMNS = ("asset_key", "study", "dirt")
UNSTATED = "registration that no other record states"
"""A row of its own, with the number in the other registry: nothing but the content shows which study it is."""


class DirtWriter:
    """Streams `gold/dirt.csv`: one row per molecule, study as registered and kind of dirt.

    Studies without a molecule have rows without one; a clean world has no rows.
    """

    def __init__(self, folder: Path, dirty: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._dirty = dirty
        self._handle = (folder / "dirt.csv").open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._handle, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def add(self, trial: Trial, written: list[Written]) -> None:
        """Note the dirt of one study as written."""
        if not self._dirty:
            return
        for one in written:
            for asset in {p.asset.key: p.asset for p in one.participants if p.asset is not None}.values():
                for dirt in (*_of_name(asset, one), *_of_study(trial), *_of_lists(asset)):
                    self._rows.writerow((asset.key, trial.nct, dirt))
                for entry in trial.registrations:
                    if not entry.is_stated:
                        self._rows.writerow((asset.key, entry.number, UNSTATED))
        if not any(p.asset for one in written for p in one.participants):
            for dirt in _of_study(trial):
                self._rows.writerow(("", trial.nct, dirt))

    def close(self) -> None:
        """Close the file."""
        self._handle.close()


def _of_name(asset: Asset, one: Written) -> Iterator[str]:
    if one.mention.kind not in PLAIN_NAMES:
        yield f"name written as {one.mention.kind}"
    if one.registry_type in UNUSUAL_FOR_DRUGS:
        yield "filed under another type of intervention"
    if asset.is_nme and not one.mention.description:
        yield "not described"
    if asset.is_nme and asset.modality in TOLD_BY_NAME:
        yield "described in words that other drugs' texts hold too"


def _of_study(trial: Trial) -> Iterator[str]:
    if trial.lead_name != trial.hq_name:
        yield "signed by a subsidiary"
    if trial.lacks_derived_section:
        yield "no MeSH terms"
    if trial.start_is_impossible:
        yield "start cannot be read"


def _of_lists(asset: Asset) -> Iterator[str]:
    if not asset.is_in_chembl:
        yield "in no list of molecules"
    if asset.originator is not None and not asset.originator.is_in_reference:
        yield "originator in no list of companies"
    elif asset.originator is not None and asset.originator.company_type not in LISTED_TYPES:
        yield "originator in no list of listed companies"
    if " " in (asset.inn or ""):
        yield "catalogued by the first word of its name"

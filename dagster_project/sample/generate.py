"""Writes a simulated world as a drop folder, one sub-folder per source, in one streaming pass."""

import json
from collections.abc import Callable
from pathlib import Path

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.commerce import Commerce, write_public_records
from dagster_project.sample.filings import Filer, Filing
from dagster_project.sample.panel.history import Panel
from dagster_project.sample.truth.write import TruthWriter, study_rng
from dagster_project.sample.world import World
from dagster_project.sample.writers.cde import CdeWriter
from dagster_project.sample.writers.chembl import ChemblWriter
from dagster_project.sample.writers.ctgov import CtgovWriter
from dagster_project.sample.writers.ctgov_study import study
from dagster_project.sample.writers.drugsatfda import DrugsAtFdaWriter
from dagster_project.sample.writers.ema_medicines import EmaWriter
from dagster_project.sample.writers.ictrp import IctrpWriter
from dagster_project.sample.writers.orange_book import OrangeBookWriter
from dagster_project.sample.writers.organisations import OrganisationsWriter
from dagster_project.sample.writers.purple_book import PurpleBookWriter
from dagster_project.sample.writers.thera_sabdab import TheraSabdabWriter

README = """# Simulated extracts

Every record in this folder is **synthetic**: invented companies, substances, trials, approvals, deals, accounts,
grants, papers and opinions, written in the publishers' own formats by `biopharma sample`. Nothing here describes a
real study, product, firm, person or payment. Only MeSH descriptors, gene symbols, journal, country and city names are
real. Below `vendor/` are two invented vendors whose drops overlap. The same scale and seed give the same bytes.
"""


def generate(
    scale: float,
    seed: int,
    out: Path,
    dirty: bool = True,
    truth: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict:
    """Write the world of (scale, seed) below `out` and return the manifest (also in `manifest.json`).

    Scale 1 is about a thousand molecules and two thousand studies; memory grows with companies and approvals,
    not with studies. `dirty=False` writes the same facts so that they can be read without a guess: full names and
    dates, sponsors by their HQ, complete reference lists, ids of other registries stated. `truth` is a folder for
    the expected exhibit tables and links. `progress` is called with (what, done, of) once per company.

    Raises ValueError for a scale that is not positive, FileExistsError if `out` holds files of somebody else.
    """
    out = Path(out)
    if out.exists() and any(out.iterdir()) and not (out / "manifest.json").exists():
        raise FileExistsError(f"{out} holds files that this command did not write; choose an empty folder")
    world = World(scale, seed)
    ctgov, ictrp, cde = CtgovWriter(out / "ctgov"), IctrpWriter(out / "ictrp", dirty), CdeWriter(out / "cde", dirty)
    registers, references = _Registers(out), _References(out, dirty)
    panel = Panel(world)
    expected = TruthWriter(truth, panel, scale, dirty) if truth else None
    commerce = Commerce(out, panel)
    filer = Filer(seed)
    n_molecules = 0
    for company in world.companies:
        references.organisations.add(company)
    for done, portfolio in enumerate(world.portfolios()):
        n_molecules += len(portfolio.assets)
        for asset in portfolio.assets:
            registers.add(filer.of_asset(asset))
            references.add(asset)
        commerce.add(portfolio)
        for trial in portfolio.trials():
            record, written = study(study_rng(seed, trial.nct), trial, dirty)
            ctgov.add(record)
            ictrp.add(trial, written)
            cde.add(trial)
            if expected:
                expected.add_written(trial, written)
        if expected:
            expected.add_portfolio(portfolio)
        if progress:
            progress("companies", done, len(world.companies))
    registers.add(filer.copies(world.pools))
    for registry in (ctgov, ictrp, cde):
        registry.close()
    counts = registers.close() | references.close() | commerce.close() | write_public_records(out, world, panel)
    if expected:
        expected.close()
    manifest = {
        "data_tier": "synthetic",
        "scale": scale,
        "seed": seed,
        "dirty": dirty,
        "drawn_on": SNAPSHOT.isoformat(),
        "counts": {
            "companies": len(world.companies),
            "molecules": n_molecules,
            "ctgov_studies": ctgov.n_studies,
            "ictrp_rows": ictrp.n_rows,
            "cde_rows": cde.n_rows,
            **counts,
        },
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (out / "README.md").write_text(README, encoding="utf-8")
    return manifest


class _Registers:
    """The approval registers, fed together."""

    def __init__(self, out: Path) -> None:
        self._drugsatfda = DrugsAtFdaWriter(out / "drugsatfda")
        self._purple_book = PurpleBookWriter(out / "purple_book")
        self._ema = EmaWriter(out / "ema_medicines")
        self._orange_book = OrangeBookWriter(out / "orange_book")
        self._all = (self._drugsatfda, self._purple_book, self._ema, self._orange_book)

    def add(self, filings: list[Filing]) -> None:
        for filing in filings:
            for register in self._all:
                register.add(filing)

    def close(self) -> dict[str, int]:
        """Write all registers; their record counts by source."""
        for register in self._all:
            register.close()
        return {
            "drugsatfda_applications": self._drugsatfda.n_applications,
            "purple_book_products": self._purple_book.n_products,
            "ema_medicines": len(self._ema.rows),
            "orange_book_products": self._orange_book.n_products,
        }


class _References:
    """The reference lists that resolution links names with."""

    def __init__(self, out: Path, dirty: bool) -> None:
        self._chembl = ChemblWriter(out / "chembl", dirty)
        self._antibodies = TheraSabdabWriter(out / "thera_sabdab", dirty)
        self.organisations = OrganisationsWriter(out, dirty)

    def add(self, asset: Asset) -> None:
        self._chembl.add(asset)
        self._antibodies.add(asset)

    def close(self) -> dict[str, int]:
        """Close all lists; their record counts by source."""
        for one in (self._chembl, self._antibodies, self.organisations):
            one.close()
        return {
            "chembl_molecules": self._chembl.n_molecules,
            "thera_sabdab_antibodies": self._antibodies.n_antibodies,
            "listed_companies": self.organisations.n_listed,
            "ror_organisations": self.organisations.n_ror,
        }

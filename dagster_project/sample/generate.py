"""Writes a simulated world as a drop folder, one sub-folder per source, in one streaming pass over the world."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.filings import Filer
from dagster_project.sample.world import World
from dagster_project.sample.writers.ctgov import CtgovWriter
from dagster_project.sample.writers.ctgov_study import study
from dagster_project.sample.writers.drugsatfda import DrugsAtFdaWriter
from dagster_project.sample.writers.ema_medicines import EmaWriter
from dagster_project.sample.writers.purple_book import PurpleBookWriter

README = """# Simulated extracts

Every record in this folder is **synthetic**: invented companies, substances, trials and approvals, written in the
publishers' own formats by `biopharma sample`. Nothing here describes a real study, product or firm; MeSH descriptors,
country and city names and gene symbols are the only real words. The same scale and seed give the same bytes.
"""


def generate(
    scale: float,
    seed: int,
    out: Path,
    dirty: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> dict:
    """Write the world of (scale, seed) below `out` and return the manifest (also written as `manifest.json`).

    Scale 1 is about a thousand molecules and two thousand studies; memory grows with companies and approvals only, not
    with studies. `dirty=False` writes the same facts without misspellings, renamings without evidence and gaps in dates.
    `progress` is called with (what, done, of) once per company. Raises ValueError for a scale that is not positive and
    FileExistsError if `out` already holds files that this generator did not write.
    """
    out = Path(out)
    if out.exists() and any(out.iterdir()) and not (out / "manifest.json").exists():
        raise FileExistsError(
            f"{out} is not empty and was not written by this command; choose an empty folder"
        )
    world = World(scale, seed)
    ctgov = CtgovWriter(out / "ctgov")
    registers = {
        "drugsatfda": DrugsAtFdaWriter(out / "drugsatfda"),
        "purple_book": PurpleBookWriter(out / "purple_book"),
        "ema_medicines": EmaWriter(out / "ema_medicines"),
    }
    filer = Filer(seed)
    n_assets = 0
    for done, portfolio in enumerate(world.portfolios()):
        for trial in portfolio.trials():
            ctgov.add(study(Random(f"{seed}:ctgov:{trial.nct}"), trial, dirty)[0])
        for asset in portfolio.assets:
            n_assets += 1
            for filing in filer.of_asset(asset):
                for register in registers.values():
                    register.add(filing)
        if progress:
            progress("companies", done, len(world.companies))
    for filing in filer.copies(world.pools):
        for register in registers.values():
            register.add(filing)
    ctgov.close()
    for register in registers.values():
        register.close()
    manifest = {
        "data_tier": "synthetic",
        "scale": scale,
        "seed": seed,
        "dirty": dirty,
        "drawn_on": SNAPSHOT.isoformat(),
        "counts": {
            "companies": len(world.companies),
            "molecules": n_assets,
            "ctgov_studies": ctgov.n_studies,
            "drugsatfda_applications": registers["drugsatfda"].n_applications,
            "purple_book_products": registers["purple_book"].n_products,
            "ema_medicines": len(registers["ema_medicines"].rows),
        },
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (out / "README.md").write_text(README, encoding="utf-8")
    return manifest

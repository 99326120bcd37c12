"""The central bank's historical file: one zipped CSV, newest day first, `N/A` where a currency was not quoted."""

from pathlib import Path

from dagster_project.sample.panel.fx import LEVELS, Rates
from dagster_project.sample.writers.files import StableZip


def write_rates(folder: Path, rates: Rates) -> int:
    """Write all days; returns how many."""
    lines = [",".join(["Date", *LEVELS]) + ","]
    for position in reversed(range(len(rates.days))):
        quoted = [rates.per_euro(currency, position) for currency in LEVELS]
        cells = ["N/A" if rate is None else str(rate) for rate in quoted]
        lines.append(",".join([rates.days[position].isoformat(), *cells]) + ",")
    archive = StableZip(folder / "eurofxref-hist_synthetic.zip")
    archive.add("eurofxref-hist.csv", ("\n".join(lines) + "\n").encode())
    archive.close()
    return len(rates.days)

"""Run the benchmarks: `.venv/bin/python benchmarks/run.py [--scale N] [--repeat N] [NAME ...]`."""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path

from measure import render
from rooms import BENCHMARKS, Rooms


def main() -> None:
    """Measure the named benchmarks (all by default) on a simulated world and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all by default, or some of: {', '.join(BENCHMARKS)}")
    parser.add_argument("--scale", type=float, default=5, help="size of the simulated world, 1 = 2,000 studies")
    parser.add_argument("--repeat", type=int, default=3, help="times each is run; the best counts")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"unknown benchmark {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}")
    with tempfile.TemporaryDirectory(prefix="biopharma-benchmark-") as folder:
        rooms = Rooms(Path(folder), chosen.scale, chosen.repeat)
        print(f"{rooms.size}; Python {platform.python_version()}, best of {chosen.repeat}\n", flush=True)
        print(render([BENCHMARKS[name](rooms) for name in chosen.names or BENCHMARKS]))


if __name__ == "__main__":
    main()

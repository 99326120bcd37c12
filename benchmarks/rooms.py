"""One benchmark per room: land, gate, build, resolve, publish, each with its floor.

Belongs here: setting a step up on simulated data and naming its floor. Does not belong here: clocks (`measure`).
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from measure import Comparison, compare
from resolution import resolve

from dagster_project.landing.delivery import Delivery, plan
from dagster_project.landing.land import land
from dagster_project.landing.manifest import Load
from dagster_project.quality.binding import load_gx
from dagster_project.quality.columns import extraction_sql
from dagster_project.quality.landing import check_landing, landing_suite
from dagster_project.sample.generate import generate
from dagster_project.settings import Settings
from dagster_project.sources.spec import SourceSpec, TableSpec, all_sources
from dagster_project.warehouse.publish import serve, write_release
from dagster_project.warehouse.selection import create_raw_views

DBT = str(Path(sys.executable).with_name("dbt"))
STUDIES_MODEL = "stg_ctgov__studies"


class Rooms:
    """The data of one benchmark run, in a folder that the caller removes; the study registry is the load measured."""

    def __init__(self, folder: Path, scale: float, repeat: int) -> None:
        self.folder = folder
        self.repeat = repeat
        self.drop = folder / "drop"
        generate(scale, 1, self.drop)
        self.settings = Settings(raw_dir=folder / "raw", warehouse_dir=folder / "warehouse")
        self.source: SourceSpec = all_sources()["ctgov"]
        self.table: TableSpec = self.source.tables["studies"]
        self.fresh = itertools.count()

    @cached_property
    def delivery(self) -> Delivery:
        """The simulated registry files."""
        deliveries, _ = plan(self.drop / "ctgov", self.source)
        return deliveries[0]

    @cached_property
    def load(self) -> Load:
        """The load that gate and build read."""
        (outcome,) = land([self.delivery], self.source, self.settings)
        if outcome.load is None or outcome.status == "refused":
            raise RuntimeError(f"the simulated studies were refused: {outcome.refusals}")
        return outcome.load

    @cached_property
    def size(self) -> str:
        """What the run measured on, in words."""
        n_bytes = sum(item.path.stat().st_size for item in self.delivery.inputs) / 1e6
        return f"{self.load.manifest.n_rows:,} simulated studies, {n_bytes:.1f} MB of files"

    def land_once(self) -> Comparison:
        """A first landing against writing the same rows, already in memory, as one Parquet file."""
        rows = pq.read_table(self.load.parts)

        def step() -> None:
            raw_dir = self.folder / f"raw-{next(self.fresh)}"
            land([self.delivery], self.source, dataclasses.replace(self.settings, raw_dir=raw_dir))
            shutil.rmtree(raw_dir)

        def floor() -> None:
            pq.write_table(rows, self.folder / "plain.parquet", compression="zstd")

        return self._compare("land: read, cut, judge, write", step, "plain Parquet write of the rows", floor)

    def land_again(self) -> Comparison:
        """Landing what is already landed against reading the files once."""
        paths = [item.path for item in self.load and self.delivery.inputs]
        return self._compare(
            "land again: nothing new",
            lambda: land([self.delivery], self.source, self.settings),
            "reading the files",
            lambda: [path.read_bytes() for path in paths],
        )

    def gate(self) -> Comparison:
        """The expectations of a load against reading their columns; the import is not in it."""
        load_gx()
        columns = list(landing_suite(self.table).columns.values())
        parts = [str(part) for part in self.load.parts]

        def floor() -> None:
            with duckdb.connect() as connection:
                connection.execute(f"create temp table t as {extraction_sql(columns, len(parts))}", parts)

        return self._compare(
            "gate: the landing suite",
            lambda: check_landing(self.load.parts, self.table, as_of=date.today()),
            "extracting its columns",
            floor,
        )

    def shred(self) -> Comparison:
        """Staging of studies, which types and renames, against one bare parse into the same shape."""
        query = self._compiled_studies()
        shape = re.search(r"from_json\(payload, ('(?:[^']|'')*')\)", query)
        if shape is None:
            raise RuntimeError(f"{STUDIES_MODEL} no longer parses its payload with from_json")
        parse = f"select from_json(payload, {shape[1]}) as study from raw.{self.table.view_name}"
        return self._compare(
            "build: staging of studies",
            lambda: self._materialise(query),
            "one bare from_json",
            lambda: self._materialise(parse),
        )

    def resolve(self) -> Comparison:
        """From landed files to molecules against one exact look-up."""
        return resolve(self.drop, self.settings, self.folder, self.repeat)

    def publish(self) -> Comparison:
        """A release and its atomic publication against copying the build file."""
        built = self.folder / "built.duckdb"
        with duckdb.connect(str(built)) as connection:
            create_raw_views(connection, [self.load], [self.table])
            for schema in ("core", "exhibits", "meta"):
                connection.execute(f"create schema {schema}")
            connection.execute(f"create table core.studies as {self._compiled_studies()}")
        facts = {"profile": "sample", "as_of_on": None, "data_tiers": ["synthetic"], "dagster_run_id": "benchmark"}
        facts["project_version"] = "benchmark"

        def step() -> None:
            serve(self.settings, write_release(self.settings, built, [self.load], facts).folder)

        return self._compare(
            "publish: release, Parquet, replace", step, "copying the build file", lambda: self._copy(built)
        )

    def _compare(
        self, name: str, step: Callable[[], object], floor_name: str, floor: Callable[[], object]
    ) -> Comparison:
        return compare(name, step, floor_name, floor, repeat=self.repeat)

    def _copy(self, path: Path) -> None:
        with shutil.copyfile(path, self.folder / "copy.duckdb").open("rb") as copied:
            os.fsync(copied.fileno())

    def _materialise(self, query: str) -> None:
        with duckdb.connect(str(self.folder / "shred.duckdb")) as connection:
            create_raw_views(connection, [self.load], [self.table])
            connection.execute(f"create or replace table shredded as {query}")

    def _compiled_studies(self) -> str:
        """The staging SQL of studies as dbt would run it."""
        target = self.folder / "target"
        compiled = sorted(target.glob(f"compiled/**/{STUDIES_MODEL}.sql"))
        if not compiled:
            project = str(self.settings.dbt_dir)
            command = [DBT, "--quiet", "compile", "--select", STUDIES_MODEL, "--project-dir", project]
            command += ["--profiles-dir", project, "--target-path", str(target), "--log-path", str(self.folder / "log")]
            database = str(self.folder / "compile.duckdb")
            environment = os.environ | {"BIOPHARMA_BUILD_DB": database}
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
            compiled = sorted(target.glob(f"compiled/**/{STUDIES_MODEL}.sql"))
        catalog = json.dumps(Path(self.folder / "compile.duckdb").stem)
        return compiled[0].read_text(encoding="utf-8").replace(f"{catalog}.", "")


BENCHMARKS: dict[str, Callable[[Rooms], Comparison]] = {
    "land": Rooms.land_once,
    "land-again": Rooms.land_again,
    "gate": Rooms.gate,
    "shred": Rooms.shred,
    "resolve": Rooms.resolve,
    "publish": Rooms.publish,
}

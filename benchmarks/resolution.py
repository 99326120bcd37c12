"""The benchmark of resolution: from landed files to molecules, companies, roles and origins.

Belongs here: setting that step up on simulated data and naming its floor. Does not belong here: other rooms (`rooms`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
from measure import Comparison, compare

from dagster_project.landing.delivery import plan
from dagster_project.landing.land import land
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources, all_tables
from dagster_project.warehouse.selection import create_raw_views

DBT = str(Path(sys.executable).with_name("dbt"))
# what any resolution has to do at least: each distinct name once, spelled alike, looked up in a dictionary
EXACT_LOOK_UP = """
    create or replace table looked_up as
    with names as (
        select distinct regexp_replace(lower(strip_accents(intervention_name)), '[^a-z0-9]', '', 'g') as name_key
        from staging.stg_ctgov__interventions
        union
        select regexp_replace(lower(strip_accents(sponsor_name)), '[^a-z0-9]', '', 'g')
        from staging.stg_ctgov__sponsors
    )
    select names.name_key, dictionary.chembl_id
    from names
    left join (
        select regexp_replace(lower(synonym), '[^a-z0-9]', '', 'g') as name_key, min(chembl_id) as chembl_id
        from staging.stg_chembl__molecule_synonyms
        group by all
    ) as dictionary using (name_key)
"""


def resolve(drop: Path, settings: Settings, folder: Path, repeat: int) -> Comparison:
    """All intermediate models, dbt's start included, against one exact look-up of every distinct name.

    `drop` holds one folder of publisher's files per source; what is built stays in `folder`.
    """
    database = folder / "resolve.duckdb"
    loads = []
    for source in all_sources().values():
        if (drop / source.name).is_dir():
            deliveries, _ = plan(drop / source.name, source)
            outcomes = [outcome for delivery in deliveries for outcome in land([delivery], source, settings)]
            loads += [outcome.load for outcome in outcomes if outcome.load is not None]
    with duckdb.connect(str(database)) as connection:
        create_raw_views(connection, loads, all_tables().values())
    _dbt(settings, database, folder, "seed")
    _dbt(settings, database, folder, "run", "--select", "path:models/staging")

    def floor() -> None:
        with duckdb.connect(str(database)) as connection:
            connection.execute(EXACT_LOOK_UP)

    return compare(
        "build: resolution, every intermediate model",
        lambda: _dbt(settings, database, folder, "run", "--select", "path:models/intermediate"),
        "one exact look-up of the distinct names",
        floor,
        repeat=repeat,
    )


def _dbt(settings: Settings, database: Path, folder: Path, *arguments: str) -> None:
    project = str(settings.dbt_dir)
    places = ["--project-dir", project, "--profiles-dir", project, "--target-path", str(folder / "resolve-target")]
    command = [DBT, "--quiet", *arguments, *places, "--log-path", str(folder / "resolve-log")]
    environment = os.environ | {"BIOPHARMA_BUILD_DB": str(database), "DO_NOT_TRACK": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

"""ChEMBL: pages of its REST API, exports of its tables, and its SQLite dump.

Belongs here: which parts of a molecule page and of the dump make which table. Does not belong here: types and names of
columns (staging).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster_project.errors import InputBroken
from dagster_project.landing.delivery import Cutter, Delivery, Input, plan_by_rules
from dagster_project.landing.fetch import Fetcher, save_numbered_pages
from dagster_project.landing.records import Cut, CutResult, row_to_payload
from dagster_project.sources.spec import SourceSpec

# The dump has 2.5 million molecules; all but these were only ever measured in an assay and have no name to match.
DUMP_QUERIES = {
    "molecules": """
        select m.chembl_id, m.pref_name, m.molecule_type, m.max_phase, m.first_approval,
            parent.chembl_id as parent_chembl_id
        from molecule_dictionary m
        left join molecule_hierarchy h on h.molregno = m.molregno
        left join molecule_dictionary parent on parent.molregno = h.parent_molregno
        where m.pref_name is not null or m.max_phase is not null""",
    "molecule_synonyms": """
        select m.chembl_id, s.synonyms, s.syn_type, m.pref_name
        from molecule_synonyms s join molecule_dictionary m on m.molregno = s.molregno""",
    "mechanisms": """
        select d.mec_id, m.chembl_id as molecule_chembl_id, t.chembl_id as target_chembl_id,
            d.mechanism_of_action, d.action_type
        from drug_mechanism d
        join molecule_dictionary m on m.molregno = d.molregno
        left join target_dictionary t on t.tid = d.tid""",
    "targets": """
        select t.chembl_id as target_chembl_id, t.pref_name as target_name, t.target_type, t.organism,
            group_concat(c.accession, '|') as uniprot_acc
        from target_dictionary t
        left join target_components p on p.tid = t.tid
        left join component_sequences c on c.component_id = p.component_id
        group by t.tid""",
    "indications": """
        select d.drugind_id, m.chembl_id as molecule_chembl_id, d.efo_id, d.efo_term, d.mesh_id, d.mesh_heading,
            d.max_phase_for_ind
        from drug_indication d join molecule_dictionary m on m.molregno = d.molregno""",
}
RESOURCES: dict[str, dict[str, str]] = {
    "molecule": {
        "max_phase__isnull": "false",
        "only": "molecule_chembl_id,pref_name,molecule_type,max_phase,first_approval,molecule_hierarchy,"
        "molecule_synonyms",
    },
    "mechanism": {},
    "target": {"only": "target_chembl_id,pref_name,target_type,organism,target_components"},
    "drug_indication": {},
}


def _synonyms_in(cut: Cutter) -> Cutter:
    """Return a cutter for the names that stand inside the molecules of a REST page, one record per name."""

    def cut_names(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
        for item in cut(path, facts):
            if not isinstance(item, Cut):
                continue
            molecule = {name: item.value.get(name) for name in ("molecule_chembl_id", "pref_name")}
            for name in item.value.get("molecule_synonyms") or []:
                record = molecule | name
                yield Cut(value=record, payload=row_to_payload(record), position=item.position)

    return cut_names


def _dump_cutter(table: str) -> Cutter:
    """Return a cutter for one table of the SQLite dump."""

    def cut_table(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            for position, row in enumerate(connection.execute(DUMP_QUERIES[table]), start=1):
                record = dict(row)
                yield Cut(value=record, payload=row_to_payload(record), position=position)
        except sqlite3.DatabaseError as error:
            raise InputBroken(
                f"this is not ChEMBL's SQLite dump ({error})", fix="unpack chembl_<release>_sqlite.tar.gz again"
            ) from error
        finally:
            connection.close()

    return cut_table


def plan(folder: Path, spec: SourceSpec) -> tuple[list[Delivery], list[Path]]:
    """Return one delivery per table from exports and pages, and one per table from each unpacked dump (`*.db`)."""
    deliveries, unknown = plan_by_rules(folder, spec)
    by_table = {delivery.table.name: delivery for delivery in deliveries}
    names = [
        Input(path=item.path, name=item.name, cut=_synonyms_in(item.cut), payload_format=item.payload_format)
        for item in (by_table["molecules"].inputs if "molecules" in by_table else [])
        if item.payload_format == "chembl_rest"
    ]
    if names and "molecule_synonyms" in by_table:
        by_table["molecule_synonyms"].inputs.extend(names)
    elif names:
        deliveries.append(Delivery(spec.tables["molecule_synonyms"], names))
    for dump in (path for path in unknown if path.suffix == ".db"):
        name = dump.relative_to(folder).as_posix()
        deliveries += [
            Delivery(table, [Input(dump, name, _dump_cutter(table.name), table.payload_format)])
            for table in spec.tables.values()
        ]
    return deliveries, [path for path in unknown if path.suffix != ".db"]


def fetch(fetcher: Fetcher, spool: Path) -> None:
    """Page through molecules with a clinical phase, mechanisms, targets and indications."""
    for resource, params in RESOURCES.items():
        save_numbered_pages(
            fetcher,
            f"/{resource}.json",
            spool,
            params=params,
            page_size=fetcher.source.api["page_size"],
            total_at="page_meta.total_count",
        )

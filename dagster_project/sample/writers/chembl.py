"""ChEMBL tables exported to CSV under ChEMBL's column names: molecules, synonyms, mechanisms, targets, indications."""

import csv
from pathlib import Path

from dagster_project.sample.assets import Asset
from dagster_project.sample.vocabulary import target_symbols

MOLECULE_TYPE = {
    "small_molecule": "Small molecule",
    "protac": "Small molecule",
    "molecular_glue": "Small molecule",
    "mab": "Antibody",
    "bsab": "Antibody",
    "multispecific_ab": "Antibody",
    "probody": "Antibody",
    "adc": "Antibody drug conjugate",
    "multispecific_adc": "Antibody drug conjugate",
    "multi_payload_adc": "Antibody drug conjugate",
    "sirna": "Oligonucleotide",
    "aso": "Oligonucleotide",
    "mrna": "Oligonucleotide",
    "peptide": "Protein",
    "fusion_protein": "Protein",
    "recombinant_protein": "Enzyme",
}
"""`molecule_dictionary.molecule_type` by modality; everything else is Unknown."""
COLUMNS = {
    "molecule_dictionary": ("chembl_id", "pref_name", "molecule_type", "max_phase", "first_approval"),
    "synonyms": ("synonym", "pref_name", "chembl_id"),
    "mechanisms": ("action_type", "mechanism_of_action", "molecule_chembl_id", "target_chembl_id"),
    "targets": ("target_chembl_id", "target_name", "uniprot_acc", "ensembl_id"),
    "indications": ("efo_id", "efo_term", "max_phase_for_ind", "molecule_chembl_id"),
}
FIRST_DRUG, FIRST_TARGET = 9_000_000, 8_900_000


class ChemblWriter:
    """Streams one CSV per table; targets that nobody had tried before are numbered as they turn up."""

    def __init__(self, folder: Path, dirty: bool) -> None:
        self._dirty = dirty
        folder.mkdir(parents=True, exist_ok=True)
        self._handles = {
            table: (folder / f"chembl_synthetic_{table}.csv").open("w", encoding="utf-8", newline="")
            for table in COLUMNS
        }
        self._out = {t: csv.writer(h, lineterminator="\n") for t, h in self._handles.items()}
        for table, columns in COLUMNS.items():
            self._out[table].writerow(columns)
        self._targets: dict[str, str] = {}
        for symbol in target_symbols():
            self._target(symbol)
        self.n_molecules = 0

    def add(self, asset: Asset) -> None:
        """Write one molecule if the reference database knows it (a clean one knows all)."""
        if self._dirty and not asset.is_in_chembl:
            return
        self.n_molecules += 1
        drug, name = f"CHEMBL{FIRST_DRUG + asset.number}", asset.pref_name.upper()
        years = [a.day.year for a in asset.approvals]
        top = 4.0 if years else _chembl_phase(max((t.phase_rank or 0.0 for t in asset.trials), default=0.0))
        kind = MOLECULE_TYPE.get(asset.modality, "Unknown")
        self._out["molecule_dictionary"].writerow([drug, name, kind, top, min(years, default="")])
        for synonym in dict.fromkeys(s for s in (asset.inn, asset.code, asset.brand) if s):
            self._out["synonyms"].writerow([synonym, name, drug])
        action = "INHIBITOR" if kind == "Small molecule" else "BINDING AGENT"
        for symbol in asset.targets:
            text = f"{symbol} {action.lower()}"
            self._out["mechanisms"].writerow([action, text, drug, self._target(symbol)])
        for condition in asset.conditions:
            self._out["indications"].writerow([f"MESH:{condition.mesh_id}", condition.mesh_term, top, drug])

    def _target(self, symbol: str) -> str:
        if symbol not in self._targets:
            self._targets[symbol] = f"CHEMBL{FIRST_TARGET + len(self._targets)}"
            self._out["targets"].writerow([self._targets[symbol], symbol, "", ""])
        return self._targets[symbol]

    def close(self) -> None:
        """Close all tables."""
        for handle in self._handles.values():
            handle.close()


def _chembl_phase(rank: float) -> float:
    """The reference database's own scale: -1, 0.5 (early phase I), 1, 2, 3, 4; a combined phase counts as its lower."""
    if rank <= 0:
        return -1.0
    return 0.5 if rank < 1 else float(int(rank))

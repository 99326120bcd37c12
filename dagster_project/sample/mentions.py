"""How a drug is written in a registry on a given day: code, INN, brand, Chinese name, dose, misspelling."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from dagster_project.sample import names
from dagster_project.sample.assets import Asset

MODALITY_PHRASE = {
    "small_molecule": "an oral {t} inhibitor",
    "mab": "a monoclonal antibody against {t}",
    "bsab": "a bispecific antibody targeting {t}",
    "multispecific_ab": "a trispecific antibody targeting {t}",
    "adc": "an antibody-drug conjugate (ADC) directed to {t}",
    "multispecific_adc": "a bispecific antibody-drug conjugate (ADC) directed to {t}",
    "multi_payload_adc": "a dual-payload antibody-drug conjugate directed to {t}",
    "probody": "a conditionally activated (masked) antibody against {t}",
    "fusion_protein": "a fusion protein that binds {t}",
    "recombinant_protein": "a recombinant protein acting on {t}",
    "peptide": "a peptide agonist of {t}",
    "sirna": "a small interfering RNA (siRNA) against {t}",
    "aso": "an antisense oligonucleotide against {t}",
    "mrna": "an mRNA encoding {t}",
    "gene_therapy_in_vivo": "an adeno-associated virus (AAV) gene therapy for {t}",
    "gene_editing": "a CRISPR gene editing product for {t}",
    "oncolytic_virus": "an oncolytic virus armed with {t}",
    "rlt": "a 177Lu radioligand therapy directed to {t}",
    "protac": "a PROTAC degrader of {t}",
    "molecular_glue": "a molecular glue degrader of {t}",
    "car_t_autologous": "autologous {t} CAR-T cells",
    "car_t_allogeneic": "allogeneic off-the-shelf {t} CAR-T cells",
    "in_vivo_car_t": "an in vivo CAR-T product against {t} ({d})",
    "car_nk": "{t} CAR-NK cells",
    "car_m": "{t} CAR-macrophages (CAR-M)",
    "tcr_t": "TCR-T cells recognising {t}",
    "til": "tumor-infiltrating lymphocytes (TIL)",
    "nk": "natural killer cells (NK cells)",
    "gd_t": "gamma delta T cells",
    "treg": "regulatory T cells (Treg)",
    "stem_cell": "mesenchymal stem cells (MSC)",
    "dc_cik_other_cell": "dendritic cells (DC)",
}
TOLD_BY_NAME = {
    "treg": "Treg cells",
    "dc_cik_other_cell": "dendritic cells",
    "gene_editing": "CRISPR product",
    "mrna": "mRNA",
    "recombinant_protein": "recombinant protein",
}
"""Modalities whose words mean little in a description (other drugs act on these cells and molecules)."""
FORMS = (" injection", " tablets", " for injection")
DOSES = (" 50 mg", " 200 mg", *FORMS, " 10 mg/kg")
INJECTED = {"mab", "bsab", "adc", "multispecific_ab", "fusion_protein", "recombinant_protein"}


@dataclass(slots=True)
class Mention:
    """One intervention as written, with what was done to its name (for the truth of links)."""

    name: str
    kind: str
    other_names: list[str] = field(default_factory=list)
    description: str = ""


def phrase(asset: Asset) -> str:
    """What kind of product it is, in words that name modality and targets; empty for old generic drugs."""
    pattern = MODALITY_PHRASE.get(asset.modality)
    if pattern is None or not asset.is_nme:
        return ""
    return pattern.format(t=" and ".join(asset.targets) or "undisclosed targets", d=asset.delivery)


def mention(rng: Random, asset: Asset, day: date, dirty: bool) -> Mention:
    """Write an asset as a sponsor would on that day.

    The same draws are made for clean and dirty writing, so that switching dirt off changes nothing else.
    """
    luck, second, third = rng.random(), rng.random(), rng.random()
    named = asset.inn is not None and asset.inn_date is not None and day >= asset.inn_date
    name = asset.inn if named else asset.code
    kind = "inn" if named else "code"
    others: list[str] = []
    if named and asset.code and (second < 0.85 or not asset.is_in_chembl or not dirty):
        others.append(asset.code)
    if not dirty:
        told = asset.is_nme and not named and asset.modality in TOLD_BY_NAME
        name = f"{name} {TOLD_BY_NAME[asset.modality]}" if told else name.capitalize() if named else name
        return Mention(name, kind, others, phrase(asset))
    if named and asset.chinese and luck < 0.05:
        name, kind, others = f"{name.capitalize()} ({asset.chinese})", "chinese_in_brackets", others
    elif named and asset.brand and asset.approvals and day > asset.approvals[0].day and luck < 0.15:
        name, kind, others = asset.brand, "brand", [asset.inn, *others]
    elif luck < 0.18 and len(name) > 8 and named:
        name, kind = names.typo(rng, name), "typo"
    elif luck < 0.26 and not named:
        name, kind = name.replace("-", "" if second < 0.6 else " "), "code_respaced"
    elif luck < 0.36:
        dose = DOSES[int(third * len(DOSES))]
        # granules are a form already
        name, kind = name + (DOSES[0] if asset.innovation_class == "tcm" and dose in FORMS else dose), "with_dose"
    elif luck < 0.42 and not named and asset.modality in INJECTED and asset.targets:
        name = f"Recombinant humanized anti-{asset.targets[0]} antibody injection ({name})"
        kind = "descriptive"
    elif named and luck < 0.75:
        name = name.capitalize()
    is_described = second < 0.9 or asset.is_cell
    return Mention(name, kind, others, phrase(asset) if is_described else "")

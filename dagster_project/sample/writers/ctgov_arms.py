"""Interventions and arm groups of a ClinicalTrials.gov study: which drug stands in which arm, and how it is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dagster_project.sample.assets import CELL_ROUTES
from dagster_project.sample.mentions import Mention, mention
from dagster_project.sample.trials import Participant, Trial

NOT_DRUG = {"device": "DEVICE", "behavioral": "BEHAVIORAL", "observational": "OTHER"}

UNUSUAL_FOR_DRUGS = {"GENETIC", "RADIATION"}
DRUG_LIKE = {"small_molecule", "peptide", "protac", "molecular_glue", "sirna", "aso"}


@dataclass(slots=True)
class Written:
    """One intervention of a study: its registry type, its text and the drugs behind it."""

    registry_type: str
    mention: Mention
    participants: list[Participant]

    @property
    def role(self) -> str:
        """Role of the first drug named; a combination is filed under the sponsor's own."""
        return self.participants[0].role if self.participants else ""


def interventions_of(rng: Random, trial: Trial, dirty: bool) -> Iterator[Written]:
    """Interventions of a study as its sponsor writes them on the day of registration."""
    if trial.kind in NOT_DRUG:
        text = {"device": "Model monitoring device", "behavioral": "Coaching programme"}.get(trial.kind, "Observation")
        yield Written(NOT_DRUG[trial.kind], Mention(f"{text} {rng.randint(1, 99)}", "not_a_drug"), [])
        return
    for participant in trial.participants:
        if participant.asset is None:
            yield Written("DRUG", Mention("Placebo", "placebo"), [participant])
            continue
        said = mention(rng, participant.asset, trial.submitted, dirty)
        if participant.role == "biosimilar":
            said = Mention(f"Proposed biosimilar {participant.asset.inn}", "biosimilar", [], "Biosimilar candidate")
        elif trial.design == "bioequivalence":
            said = Mention(
                f"{participant.asset.inn} tablets (test)", "generic", [], "Bioequivalence of a generic tablet"
            )
        registry_type = _registry_type(rng, participant)
        if not dirty and registry_type in UNUSUAL_FOR_DRUGS:
            registry_type = "BIOLOGICAL"
        yield Written(registry_type, said, [participant])


def combined(written: list[Written]) -> Written:
    """Several drugs squeezed into one intervention, as sponsors do."""
    first = written[0]
    text = " + ".join(w.mention.name for w in written)
    said = Mention(text, "combination", first.mention.other_names, first.mention.description)
    return Written(first.registry_type, said, [p for w in written for p in w.participants])


def _registry_type(rng: Random, participant: Participant) -> str:
    modality, luck = participant.asset.modality, rng.random()
    if modality in DRUG_LIKE:
        return "DRUG"
    if modality in CELL_ROUTES or modality.startswith("gene"):
        return "BIOLOGICAL" if luck < 0.7 else "GENETIC" if luck < 0.85 else "DRUG"
    if modality == "rlt":
        return "DRUG" if luck < 0.8 else "RADIATION"
    return "BIOLOGICAL" if luck < 0.6 else "DRUG"


def arms_of(trial: Trial, written: list[Written]) -> list[tuple[dict, list[Written]]]:
    """Arm groups with the interventions that each names, according to the design."""
    by_role = {role: [w for w in written if w.role == role] for role in ROLES}
    own = by_role["experimental"] + by_role["biosimilar"]
    background, active, placebo = by_role["background"], by_role["active_comparator"], by_role["placebo"]
    design = trial.design
    if design in ("device", "behavioral", "observational") or not written:
        groups = [("Cohort", "EXPERIMENTAL" if trial.study_type == "INTERVENTIONAL" else None, written)]
    elif design == "dose_cohorts":
        groups = [(f"Cohort {n}", "EXPERIMENTAL", own) for n in (1, 2, 3)]
    elif design in ("head_to_head", "biosimilar"):
        groups = [("Treatment", "EXPERIMENTAL", own), ("Control", "ACTIVE_COMPARATOR", active)]
    elif design == "head_to_head_all_experimental":
        groups = [("Arm A", "EXPERIMENTAL", own), ("Arm B", "EXPERIMENTAL", active)]
    elif design == "add_on":
        groups = [("Add-on", "EXPERIMENTAL", own + background), ("Standard", "ACTIVE_COMPARATOR", background)]
    elif design == "placebo_on_backbone":
        groups = [
            ("Treatment", "EXPERIMENTAL", own + background),
            ("Placebo", "PLACEBO_COMPARATOR", placebo + background),
        ]
    elif design == "placebo":
        groups = [
            ("Treatment", "EXPERIMENTAL", own),
            ("Placebo", "PLACEBO_COMPARATOR", placebo),
        ]
    elif design == "bioequivalence":
        groups = [("Test", "EXPERIMENTAL", own), ("Reference", "ACTIVE_COMPARATOR", own)]
    else:
        groups = [("Treatment", "EXPERIMENTAL", own + background)]
    return [(_arm(label, kind, used), used) for label, kind, used in groups if used or kind == "PLACEBO_COMPARATOR"]


ROLES = ("experimental", "biosimilar", "background", "active_comparator", "placebo")


def _arm(label: str, kind: str | None, used: list[Written]) -> dict:
    arm = {"label": label}
    if kind:
        arm["type"] = kind
    arm["interventionNames"] = [f"{TYPE_LABEL[w.registry_type]}: {w.mention.name}" for w in used]
    return arm


TYPE_LABEL = {
    "DRUG": "Drug",
    "BIOLOGICAL": "Biological",
    "GENETIC": "Genetic",
    "RADIATION": "Radiation",
    "DEVICE": "Device",
    "BEHAVIORAL": "Behavioral",
    "OTHER": "Other",
}


def intervention_json(one: Written, arms: list[tuple[dict, list[Written]]]) -> dict:
    """One entry of `interventions[]`, with the labels of the arms that use it."""
    out: dict = {"type": one.registry_type, "name": one.mention.name}
    if one.mention.description:
        out["description"] = f"{one.mention.name} is {one.mention.description}."
    out["armGroupLabels"] = [arm["label"] for arm, used in arms if one in used]
    if one.mention.other_names:
        out["otherNames"] = one.mention.other_names
    return out

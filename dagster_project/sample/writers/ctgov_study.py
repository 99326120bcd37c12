"""One trial as ClinicalTrials.gov API v2 study JSON. Where studies are delivered is in `ctgov.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from dagster_project.sample import geo
from dagster_project.sample.assets import CELL_ROUTES
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.mentions import Mention, mention
from dagster_project.sample.trials import Participant, Trial

PHASE_ARRAY = {
    "EARLY_I": ["EARLY_PHASE1"],
    "I": ["PHASE1"],
    "I/II": ["PHASE1", "PHASE2"],
    "II": ["PHASE2"],
    "II/III": ["PHASE2", "PHASE3"],
    "III": ["PHASE3"],
    "IV": ["PHASE4"],
    "NA": ["NA"],
}
RANDOMISED = {
    "placebo",
    "placebo_on_backbone",
    "head_to_head",
    "head_to_head_all_experimental",
    "add_on",
    "biosimilar",
    "bioequivalence",
}
NOT_DRUG = {"device": "DEVICE", "behavioral": "BEHAVIORAL", "observational": "OTHER"}
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


def study(rng: Random, trial: Trial, dirty: bool) -> tuple[dict, list[Written]]:
    """Study JSON and the interventions as written, in the order of the file."""
    written = list(_interventions(rng, trial, dirty))
    if trial.design == "combination" and rng.random() < 0.4 and dirty:
        written = [_combined(written)]
    arms = _arms(trial, written)
    protocol = {
        "identificationModule": _identification(rng, trial, written),
        "statusModule": _status(rng, trial, dirty),
        "sponsorCollaboratorsModule": _sponsors(trial),
        "descriptionModule": {"briefSummary": _summary(trial, written)},
        "conditionsModule": {
            "conditions": _conditions(rng, trial),
            "keywords": ["synthetic data"],
        },
        "designModule": _design(trial, arms),
        "armsInterventionsModule": {
            "armGroups": [arm for arm, _ in arms],
            "interventions": [_intervention(w, arms) for w in written],
        },
        "contactsLocationsModule": {"locations": _locations(rng, trial)},
    }
    if not trial.site_countries:
        del protocol["contactsLocationsModule"]
    if not written:
        del protocol["armsInterventionsModule"]
    record = {"protocolSection": protocol, "derivedSection": _derived(rng, trial, dirty), "hasResults": False}
    if trial.lacks_derived_section and dirty:
        del record["derivedSection"]
    return record, written


def _conditions(rng: Random, trial: Trial) -> list[str]:
    texts = [rng.choice(c.texts) for c in trial.conditions]
    return ["Healthy Volunteers"] if trial.is_in_healthy_only else texts


def _interventions(rng: Random, trial: Trial, dirty: bool) -> Iterator[Written]:
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
        yield Written(_registry_type(rng, participant), said, [participant])


def _combined(written: list[Written]) -> Written:
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


def _arms(trial: Trial, written: list[Written]) -> list[tuple[dict, list[Written]]]:
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


def _intervention(one: Written, arms: list[tuple[dict, list[Written]]]) -> dict:
    out: dict = {"type": one.registry_type, "name": one.mention.name}
    if one.mention.description:
        out["description"] = f"{one.mention.name} is {one.mention.description}."
    out["armGroupLabels"] = [arm["label"] for arm, used in arms if one in used]
    if one.mention.other_names:
        out["otherNames"] = one.mention.other_names
    return out


def _identification(rng: Random, trial: Trial, written: list[Written]) -> dict:
    drugs = [w.mention.name for w in written if w.mention.kind != "placebo"] or ["Care"]
    own = next((w for w in written if w.role == "experimental" and w.mention.description), None)
    is_told = rng.random() < 0.6 or (own and own.participants[0].asset.is_cell)
    what = f" ({own.mention.description})" if own and is_told else ""
    condition = "Healthy Volunteers" if trial.is_in_healthy_only else trial.conditions[0].texts[0]
    return {
        "nctId": trial.nct,
        "orgStudyIdInfo": {"id": f"SYN-{rng.randint(100, 999)}-{trial.nct[-5:]}"},
        "organization": {"fullName": trial.lead_name, "class": trial.lead_class},
        "briefTitle": f"SYNTHETIC: Study of {' With '.join(drugs[:2])}{what} in {condition}",
        "officialTitle": f"SYNTHETIC Record, Not a Real Study: {drugs[0]} in Participants With {condition}",
    }


def _status(rng: Random, trial: Trial, dirty: bool) -> dict:
    estimated = trial.completion > SNAPSHOT
    start = _text(trial.start, rng.random() < 0.12 and dirty)
    completion = _text(trial.completion, rng.random() < (0.5 if estimated else 0.1) and dirty)
    if trial.start_is_impossible and dirty:
        start = f"{trial.start.year}-13"
    status = {
        "overallStatus": trial.status,
        "startDateStruct": {"date": start, "type": "ESTIMATED" if trial.start > SNAPSHOT else "ACTUAL"},
        "completionDateStruct": {"date": completion, "type": "ESTIMATED" if estimated else "ACTUAL"},
        "studyFirstSubmitDate": trial.submitted.isoformat(),
        "studyFirstPostDateStruct": {"date": trial.posted.isoformat(), "type": "ACTUAL"},
        "lastUpdatePostDateStruct": {"date": trial.updated.isoformat(), "type": "ACTUAL"},
    }
    if trial.why_stopped:
        status["whyStopped"] = trial.why_stopped
    return status


def _text(day: date, month_only: bool) -> str:
    return day.isoformat()[:7] if month_only else day.isoformat()


def _sponsors(trial: Trial) -> dict:
    module: dict = {"leadSponsor": {"name": trial.lead_name, "class": trial.lead_class}}
    if trial.collaborators:
        module["collaborators"] = [{"name": n, "class": c} for n, c in trial.collaborators]
    return module


def _summary(trial: Trial, written: list[Written]) -> str:
    drug = next((w for w in written if w.role == "experimental"), None)
    what = ""
    if drug and drug.mention.description:
        what = f" {drug.mention.name} ({drug.mention.description}) is given to participants."
    return f"Simulated record made for software tests; no such study exists.{what}"


def _design(trial: Trial, arms: list) -> dict:
    module: dict = {"studyType": trial.study_type}
    if trial.study_type == "INTERVENTIONAL":
        randomised = trial.design in RANDOMISED and len(arms) > 1
        module["phases"] = PHASE_ARRAY[trial.phase]
        module["designInfo"] = {
            "allocation": "RANDOMIZED" if randomised else "NON_RANDOMIZED" if len(arms) > 1 else "NA",
            "interventionModel": "PARALLEL" if randomised else "SINGLE_GROUP",
            "primaryPurpose": trial.purpose,
            "maskingInfo": {"masking": "DOUBLE" if "placebo" in trial.design else "NONE"},
        }
    module["enrollmentInfo"] = {
        "count": trial.enrollment,
        "type": "ESTIMATED" if trial.completion > SNAPSHOT else "ACTUAL",
    }
    return module


def _locations(rng: Random, trial: Trial) -> list[dict]:
    sites = []
    for country in trial.site_countries:
        sites += [geo.site(rng, country) for _ in range(1 if rng.random() < 0.75 else 2)]
    return sites


def _derived(rng: Random, trial: Trial, dirty: bool) -> dict:
    """MeSH terms as the registry derives them; some of its records carry ids padded to nine digits."""
    padded = rng.random() < 0.15 and dirty
    conditions = [] if trial.is_in_healthy_only else trial.conditions
    ancestors = {a: t for c in conditions for a, t in c.ancestors}
    misc: dict = {"versionHolder": SNAPSHOT.isoformat()}
    if trial.removed_countries:
        misc["removedCountries"] = [geo.REGISTRY_NAME[c] for c in trial.removed_countries]
    return {
        "miscInfoModule": misc,
        "conditionBrowseModule": {
            "meshes": [{"id": _mesh(c.mesh_id, padded), "term": c.mesh_term} for c in conditions],
            "ancestors": [{"id": _mesh(a, padded), "term": t} for a, t in ancestors.items()],
        },
    }


def _mesh(mesh_id: str, padded: bool) -> str:
    return f"D{int(mesh_id[1:]):09d}" if padded else mesh_id

"""One trial as ClinicalTrials.gov API v2 study JSON. Where studies are delivered is in `ctgov.py`."""

from datetime import date
from random import Random

from dagster_project.sample import geo
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.registrations import Registration
from dagster_project.sample.trials import Trial
from dagster_project.sample.writers.ctgov_arms import Written, arms_of, combined, intervention_json, interventions_of

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


def study(rng: Random, trial: Trial, dirty: bool) -> tuple[dict, list[Written]]:
    """Study JSON and the interventions as written, in the order of the file."""
    written = list(interventions_of(rng, trial, dirty))
    if trial.design == "combination" and rng.random() < 0.4 and dirty:
        written = [combined(written)]
    arms = arms_of(trial, written)
    protocol = {
        "identificationModule": _identification(rng, trial, written, dirty),
        "statusModule": _status(rng, trial, dirty),
        "sponsorCollaboratorsModule": _sponsors(trial, dirty),
        "descriptionModule": {"briefSummary": _summary(trial, written)},
        "conditionsModule": {
            "conditions": _conditions(rng, trial),
            "keywords": ["synthetic data"],
        },
        "designModule": _design(trial, arms),
        "armsInterventionsModule": {
            "armGroups": [arm for arm, _ in arms],
            "interventions": [intervention_json(w, arms) for w in written],
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


def signed_by(trial: Trial, dirty: bool) -> str:
    """Who the registry names as sponsor: clean records name the HQ, never a subsidiary."""
    return trial.lead_name if dirty else trial.hq_name


def _conditions(rng: Random, trial: Trial) -> list[str]:
    texts = [rng.choice(c.texts) for c in trial.conditions]
    return ["Healthy Volunteers"] if trial.is_in_healthy_only else texts


def _identification(rng: Random, trial: Trial, written: list[Written], dirty: bool) -> dict:
    drugs = [w.mention.name for w in written if w.mention.kind != "placebo"] or ["Care"]
    own = next((w for w in written if w.role == "experimental" and w.mention.description), None)
    is_told = rng.random() < 0.6 or (own and own.participants[0].asset.is_cell)
    # a target such as HBV would name patients, whom a study of healthy people has none of
    what = f" ({own.mention.description})" if own and is_told and not trial.is_in_healthy_only else ""
    condition = "Healthy Volunteers" if trial.is_in_healthy_only else trial.conditions[0].texts[0]
    org_id = {"id": f"SYN-{rng.randint(100, 999)}-{trial.nct[-5:]}"}
    others = [_secondary_id(r) for r in trial.registrations if r.is_stated or not dirty]
    return {
        "nctId": trial.nct,
        "orgStudyIdInfo": org_id,
        **({"secondaryIdInfos": others} if others else {}),
        "organization": {"fullName": signed_by(trial, dirty), "class": trial.lead_class},
        "briefTitle": f"SYNTHETIC: Study of {' With '.join(drugs[:2])}{what} in {condition}",
        "officialTitle": f"SYNTHETIC Record, Not a Real Study: {drugs[0]} in Participants With {condition}",
    }


def _secondary_id(entry: Registration) -> dict[str, str]:
    if entry.registry == "EUCTR":
        return {"id": entry.number, "type": "EUDRACT_NUMBER"}
    return {"id": entry.number, "type": "REGISTRY", "domain": entry.registry}


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


def _sponsors(trial: Trial, dirty: bool) -> dict:
    module: dict = {"leadSponsor": {"name": signed_by(trial, dirty), "class": trial.lead_class}}
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

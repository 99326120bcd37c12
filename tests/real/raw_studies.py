"""Counting trials straight from the registry's JSON, in plain Python: a second opinion on the warehouse.

Belongs here: reading the four kinds of delivery and applying the written rules of exhibits 5a, 9a and 21 anew. Does
not belong here: anything of the project's own code or SQL, which is what these counts check.
"""

import gzip
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

GREATER_CHINA = {"China", "Hong Kong", "Macau", "Macao", "Taiwan"}
PHASE_GROUPS = {
    ("EARLY_PHASE1",): "I",
    ("PHASE1",): "I",
    ("PHASE1", "PHASE2"): "II",
    ("PHASE2",): "II",
    ("PHASE2", "PHASE3"): "III",
    ("PHASE3",): "III",
}
DRUG_TYPES = {"DRUG", "BIOLOGICAL", "GENETIC", "COMBINATION_PRODUCT", None}
COVID_WORDS = ("covid", "sars-cov-2", "sars cov 2", "sarscov2", "2019-ncov", "novel coronavirus")

Study = dict[str, Any]


def read_studies(folder: Path) -> dict[str, Study]:
    """Every study of the deliveries in a folder, the latest where two deliveries hold the same one."""
    studies: dict[str, Study] = {}
    for study in _deliveries(folder):
        nct_id = study["protocolSection"]["identificationModule"]["nctId"]
        if nct_id not in studies or _updated(study) >= _updated(studies[nct_id]):
            studies[nct_id] = study
    return studies


def count_multi_regional(
    studies: dict[str, Study], is_wanted: Callable[[Study], bool] = lambda study: True
) -> Counter[tuple[int, str]]:
    """Multi-regional drug trials of phase I to III by (start year, phase group), COVID-19 left out."""
    counts: Counter[tuple[int, str]] = Counter()
    for study in studies.values():
        start = _get(study, "statusModule", "startDateStruct", "date")
        group = phase_group(study)
        is_counted = start and group and is_drug_trial(study) and not is_covid(study) and n_regions(study) >= 2
        if is_counted and is_wanted(study):
            counts[int(start[:4]), group] += 1
    return counts


def phase_group(study: Study) -> str | None:
    """I with early I, II with I/II, III with II/III; nothing for phase IV and not applicable."""
    return PHASE_GROUPS.get(tuple(sorted(_get(study, "designModule", "phases") or [])))


def n_regions(study: Study) -> int:
    """Countries with a listed site, Greater China counted once."""
    sites = _get(study, "contactsLocationsModule", "locations") or []
    countries = {site["country"] for site in sites if site.get("country")}
    return len({"China" if country in GREATER_CHINA else country for country in countries})


def is_drug_trial(study: Study) -> bool:
    """Interventional, and either a drug by type (or without one), or, where none is listed, by having a phase."""
    if _get(study, "designModule", "studyType") != "INTERVENTIONAL":
        return False
    interventions = _get(study, "armsInterventionsModule", "interventions") or []
    if not interventions:
        return phase_group(study) is not None
    return any(intervention.get("type") in DRUG_TYPES for intervention in interventions)


def is_covid(study: Study) -> bool:
    """COVID-19 is in a title, a condition or a keyword."""
    texts = [
        _get(study, "identificationModule", "briefTitle"),
        _get(study, "identificationModule", "officialTitle"),
        *(_get(study, "conditionsModule", "conditions") or []),
        *(_get(study, "conditionsModule", "keywords") or []),
    ]
    text = " | ".join(text for text in texts if text).lower()
    return any(word in text for word in COVID_WORDS)


def drug_names(study: Study) -> list[set[str]]:
    """Names of the interventions in each arm, lower case, without the type that stands before them."""
    arms = _get(study, "armsInterventionsModule", "armGroups") or []
    return [{name.split(": ", 1)[-1].lower() for name in arm.get("interventionNames") or []} for arm in arms]


def names_under_test(study: Study) -> list[str]:
    """Names of all interventions of an interventional study, lower case."""
    if _get(study, "designModule", "studyType") != "INTERVENTIONAL":
        return []
    return [one.get("name", "").lower() for one in _get(study, "armsInterventionsModule", "interventions") or []]


def is_led_by_company(study: Study) -> bool:
    """The registry files the lead sponsor as industry."""
    return _get(study, "sponsorCollaboratorsModule", "leadSponsor", "class") == "INDUSTRY"


def lead_sponsor(study: Study) -> str:
    """Name of the lead sponsor."""
    return _get(study, "sponsorCollaboratorsModule", "leadSponsor", "name") or ""


def started_on(study: Study) -> str:
    """Day of the start, ISO text; a month without a day counts from its first."""
    start = _get(study, "statusModule", "startDateStruct", "date") or ""
    return f"{start}-01" if len(start) == len("2024-05") else start


def registered_on(study: Study) -> str:
    """Day of the first submission, ISO text."""
    return _get(study, "statusModule", "studyFirstSubmitDate") or ""


def _deliveries(folder: Path) -> Iterator[Study]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for member in archive.namelist():
                    if member.endswith(".json"):
                        yield json.loads(archive.read(member))
        elif path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                yield from (json.loads(line) for line in stream if line.strip())
        elif path.suffix == ".json":
            document = json.loads(path.read_text(encoding="utf-8"))
            yield from document if isinstance(document, list) else document["studies"]


def _updated(study: Study) -> str:
    return _get(study, "statusModule", "lastUpdatePostDateStruct", "date") or ""


def _get(study: Study, *path: str) -> Any:
    value: Any = study["protocolSection"]
    for key in path:
        value = (value or {}).get(key)
    return value

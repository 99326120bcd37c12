"""WHO ICTRP export (CSV in the portal's layout): one row per registry entry, in Europe one per member state."""

import csv
from datetime import date
from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.geo import EU27, REGISTRY_NAME
from dagster_project.sample.trials import Trial
from dagster_project.sample.writers.ctgov_arms import Written
from dagster_project.sample.writers.ctgov_study import signed_by

COLUMNS = (
    "TrialID,Last Refreshed on,Public title,Scientific title,Acronym,Primary sponsor,Date registration,"
    "Date registration3,Export date,Source Register,web address,Recruitment Status,other records,"
    "Inclusion agemin,Inclusion agemax,Inclusion gender,Date enrollement,Target size,Study type,Study design,"
    "Phase,Countries,Contact Firstname,Contact Lastname,Contact Address,Contact Email,Contact Tel,"
    "Contact Affiliation,Inclusion Criteria,Exclusion Criteria,Condition,Intervention,Primary outcome,"
    "results date posted,results date completed,results url link,Retrospective flag,Bridging flag truefalse,"
    "Bridged type,results yes no"
)
PHASE_TEXT = {
    "ClinicalTrials.gov": {"I": "Phase 1", "II": "Phase 2", "III": "Phase 3", "I/II": "Phase 1/Phase 2"},
    "ChiCTR": {"I": "1", "II": "2", "III": "3", "I/II": "1-2", "EARLY_I": "0", "IV": "4"},
}
EU_PHASES = (
    ("Human pharmacology (Phase I)", ("EARLY_I", "I", "I/II")),
    ("Therapeutic exploratory (Phase II)", ("I/II", "II", "II/III")),
    ("Therapeutic confirmatory - (Phase III)", ("II/III", "III")),
    ("Therapeutic use (Phase IV)", ("IV",)),
)
EVERY_NTH = 12
"""Of the ClinicalTrials.gov entries, which the export repeats, only every so many are written: they add bytes only."""


class IctrpWriter:
    """Streams registry entries; every one belongs to a study that ClinicalTrials.gov has too."""

    def __init__(self, folder: Path, dirty: bool) -> None:
        self._dirty = dirty
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "ictrp_export_synthetic.csv"
        self._handle = path.open("w", encoding="utf-8", newline="")
        self._names = COLUMNS.split(",")
        self._out = csv.DictWriter(self._handle, self._names, restval="", lineterminator="\n")
        self._out.writeheader()
        self.n_rows = 0

    def add(self, trial: Trial, written: list[Written]) -> None:
        """Write a trial's entries in the other registries, and now and then its ClinicalTrials.gov entry."""
        if int(trial.nct[3:]) % EVERY_NTH == 0:
            self._row(trial, written, "ClinicalTrials.gov", trial.nct, trial.submitted, _names(trial.countries))
        for entry in trial.registrations:
            if entry.registry == "ChiCTR":
                self._row(trial, written, "ChiCTR", entry.number, entry.day, "China")
            elif entry.registry == "EUCTR":
                for country in sorted(set(trial.countries) & EU27):
                    number = f"EUCTR{entry.number}-{country}"
                    self._row(trial, written, "EU Clinical Trials Register", number, entry.day, _names([country]))

    def _row(self, trial: Trial, written: list[Written], register: str, number: str, day: date, where: str) -> None:
        self.n_rows += 1
        drugs = [w.mention.name for w in written]
        title = f"SYNTHETIC: {drugs[0] if drugs else 'Care'} in {trial.conditions[0].texts[0]}"
        row = {
            "TrialID": number,
            "Last Refreshed on": f"{trial.updated} 00:00:00",
            "Public title": title,
            "Scientific title": title,
            "Primary sponsor": signed_by(trial, self._dirty),
            "Date registration": f"{day} 00:00:00",
            "Date registration3": f"{day:%Y%m%d}",
            "Export date": f"{SNAPSHOT} 08:00:00",
            "Source Register": register,
            "web address": f"https://example.invalid/synthetic/{number}",
            "Recruitment Status": "Recruiting" if trial.status == "RECRUITING" else "Not Recruiting",
            "other records": "No",
            "Date enrollement": _enrolment(trial.start, register),
            "Target size": str(trial.enrollment),
            "Study type": "Interventional" if trial.study_type == "INTERVENTIONAL" else "Observational",
            "Study design": "Parallel" if "head" in trial.design else "Single arm",
            "Phase": _phase(trial.phase, register),
            "Countries": where,
            "Condition": trial.conditions[0].texts[0],
            "Intervention": ";".join(f"Drug: {name}" for name in drugs),
            "Retrospective flag": "Yes" if (trial.submitted - trial.start).days > 90 else "No",
            "Bridging flag truefalse": "False",
        }
        self._out.writerow(row)

    def close(self) -> None:
        """Close the file."""
        self._handle.close()


def _phase(phase: str, register: str) -> str:
    if register == "EU Clinical Trials Register":
        return "\n".join(f"{label}: {'yes' if phase in phases else 'no'}" for label, phases in EU_PHASES) + "\n"
    return PHASE_TEXT[register].get(phase, "Other" if register == "ChiCTR" else "N/A")


def _names(countries: list[str]) -> str:
    return ";".join(REGISTRY_NAME[c] for c in countries)


def _enrolment(day: date, register: str) -> str:
    """Each register writes this date in its own way."""
    return f"{day:%B} {day.day}, {day.year}" if register == "ClinicalTrials.gov" else f"{day} 00:00:00"

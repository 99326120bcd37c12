"""The measures: which labelled rows each looks at, and when an answer is right.

Belongs here: one function per kind of row, with the exclusions of the labelled sets' conventions: doubtful rows never
count, roles and head-to-head designs need arms, origins must be known, targets must be given; an asset that was not
found is a miss. Does not belong here: arithmetic (`scores`), names (`matching`).
"""

from __future__ import annotations

from collections.abc import Iterable

from dagster_project.resolution.answers import Answers, AssetAnswer
from dagster_project.resolution.labels import LabelledAsset, LabelledSet, LabelledTrial
from dagster_project.resolution.matching import match_assets
from dagster_project.resolution.scores import Miss, Tally

F1_MEASURES = (
    "is_mrct",
    "is_covid",
    "is_cell_therapy",
    "is_innovative_drug_trial",
    "is_h2h",
    "therapeutic_area",
    "asset_link",
    "is_nme",
    "target",
)
MEASURES = (
    "sponsor_country",
    "sponsor_type",
    "phase_group",
    "is_mrct",
    "is_covid",
    "is_cell_therapy",
    "is_innovative_drug_trial",
    "is_h2h",
    "therapeutic_area",
    "asset_link",
    "innovation_class",
    "is_nme",
    "modality",
    "origin_country",
    "role",
    "target",
)
SEGMENTS = ("all", "china_sponsored", "other")
UNKNOWN_COUNTRY = "UNK"
# the labelled sets know five kinds of sponsor; the warehouse's finer kinds are folded into them
SPONSOR_KINDS = {"mnc": "big_pharma", "crdmo": "other", "investor": "other", "government": "other"}


class Scorecard:
    """Tallies per measure and segment, filled row by row."""

    def __init__(self) -> None:
        self.tallies = {(measure, segment): Tally() for measure in MEASURES for segment in SEGMENTS}

    def count(
        self,
        measure: str,
        trial: LabelledTrial,
        labelled: Iterable[str],
        answered: Iterable[str],
        name: str = "",
    ) -> None:
        """Compare the items of one unit and keep what disagrees."""
        wanted, given = set(labelled), set(answered)
        for segment in _segments(trial):
            tally = self.tallies[measure, segment]
            tally.add(len(wanted & given), len(wanted), len(given))
            if segment == "all" and wanted != given:
                tally.misses.append(
                    Miss(measure, trial.nct_id, name, ";".join(sorted(wanted)), ";".join(sorted(given)))
                )

    def count_surplus(self, measure: str, trial: LabelledTrial, name: str) -> None:
        """Keep an answer that belongs to no labelled unit of the trial."""
        for segment in _segments(trial):
            self.tallies[measure, segment].add_surplus()
        self.tallies[measure, "all"].misses.append(Miss(measure, trial.nct_id, name, "", name))


def _segments(trial: LabelledTrial) -> tuple[str, str]:
    return "all", "china_sponsored" if trial.sponsor_country == "CN" else "other"


def score(labels: LabelledSet, answers: Answers) -> Scorecard:
    """Score a release's answers against a labelled set."""
    card = Scorecard()
    for trial in labels.trials.values():
        if not trial.is_doubtful:
            _score_trial(card, trial, answers)
    by_trial: dict[str, list[LabelledAsset]] = {nct_id: [] for nct_id in labels.trials}
    for asset in labels.assets:
        by_trial[asset.nct_id].append(asset)
    for nct_id, assets in by_trial.items():
        _score_assets(card, labels.trials[nct_id], assets, answers.assets.get(nct_id, []))
    return card


def _score_trial(card: Scorecard, trial: LabelledTrial, answers: Answers) -> None:
    answer = answers.trials.get(trial.nct_id)
    country = answer.sponsor_country if answer else ""
    kind = answer.sponsor_type if answer else ""
    card.count("sponsor_country", trial, [trial.sponsor_country], [country or UNKNOWN_COUNTRY])
    card.count("sponsor_type", trial, [trial.sponsor_type], [SPONSOR_KINDS.get(kind, kind)])
    card.count("phase_group", trial, [trial.phase_group], [answer.phase_group if answer else ""])
    for flag, labelled in trial.flags.items():
        if flag == "is_h2h" and not trial.has_arms:
            continue
        answered = bool(answer and answer.flags[flag])
        card.count(flag, trial, ["true"] if labelled else [], ["true"] if answered else [])
    card.count("therapeutic_area", trial, trial.areas, answer.areas if answer else [])


def _score_assets(
    card: Scorecard, trial: LabelledTrial, labelled: list[LabelledAsset], answered: list[AssetAnswer]
) -> None:
    pairs = match_assets(labelled, answered)
    for position, label in enumerate(labelled):
        if not label.is_doubtful:
            _score_asset(card, trial, label, pairs.get(position))
    matched = {id(answer) for answer in pairs.values()}
    for answer in answered:
        if id(answer) not in matched:
            card.count_surplus("asset_link", trial, answer.pref_name)


def _score_asset(card: Scorecard, trial: LabelledTrial, label: LabelledAsset, answer: AssetAnswer | None) -> None:
    name = label.pref_name
    card.count("asset_link", trial, [name], [name] if answer else [], name=name)
    card.count("innovation_class", trial, [label.innovation_class], [answer.innovation_class] if answer else [], name)
    card.count(
        "is_nme",
        trial,
        ["true"] if label.is_nme else [],
        ["true"] if answer and answer.is_nme else [],
        name,
    )
    card.count("modality", trial, [label.modality], [answer.modality] if answer else [], name)
    if UNKNOWN_COUNTRY not in label.origins:
        origin = (answer.origin_country or UNKNOWN_COUNTRY) if answer else ""
        accepted = [origin] if origin in label.origins else [" or ".join(sorted(label.origins))]
        card.count("origin_country", trial, accepted, [origin] if origin else [], name)
    if trial.has_arms:
        card.count("role", trial, [label.role], [answer.role] if answer else [], name)
    if label.targets:
        card.count("target", trial, label.targets, answer.targets if answer else [], name)

"""Facts of one molecule as the metric dictionary reads them: entry dates, activity, stage at a cut."""

from dataclasses import dataclass
from datetime import date

from dagster_project.sample.assets import ESTABLISHED, Approval, Asset
from dagster_project.sample.calendar import ACTIVE_MONTHS, months_before
from dagster_project.sample.geo import origin_group
from dagster_project.sample.trials import Trial

Indication = tuple[str, str, str]
"""(therapeutic area, subtype, MeSH id)."""
APPROVED = 4.0
CLINICAL = (0.8, 3.0)
"""Phase ranks that count as clinical stage: early I to III (metric dictionary 2.4)."""
PHASE_OF_RANK = {0.8: "EARLY_I", 1.0: "I", 1.5: "I/II", 2.0: "II", 2.5: "II/III", 3.0: "III", 4.0: "APPROVED"}


@dataclass(frozen=True, slots=True)
class AssetFacts:
    """A new molecule with the trials in which it was tested as an experimental drug."""

    key: str
    pref_name: str
    origin: str
    modality: str
    targets: tuple[str, ...]
    is_cell: bool
    delivery: str
    entry: date | None
    entry_registrational: date | None
    trials: tuple[Trial, ...]
    areas: tuple[str, ...]
    approvals: tuple[Approval, ...]

    @property
    def is_novel_modality(self) -> bool:
        """Novel as against established modality (dictionary 2.6)."""
        return self.modality not in ESTABLISHED

    def stages(self, cut: date) -> dict[Indication, float]:
        """Highest active rank per indication at the cut.

        An approval lifts the indication that its agency names, which only EMA's register does, and only while it is
        in force. A trial in healthy volunteers alone counts for every area that the molecule is tested in,
        or for `other` where it never had a patient.
        """
        border = months_before(cut, ACTIVE_MONTHS)
        out: dict[Indication, float] = {}
        for trial in self.trials:
            if trial.is_active(cut, border):
                for indication in self._indications(trial):
                    out[indication] = max(out.get(indication, 0.0), trial.phase_rank)
        for approval in self.approvals:
            if approval.agency == "EMA" and approval.day <= cut and not approval.withdrawn:
                for indication in out:
                    if indication[2] == approval.condition.mesh_id:
                        out[indication] = APPROVED
        return out

    def clinical_areas(self, cut: date) -> set[str]:
        """Therapeutic areas with an indication in clinical stage at the cut."""
        return {area for (area, _, _), rank in self.stages(cut).items() if is_clinical(rank)}

    def clinical_subtypes(self, cut: date) -> set[tuple[str, str]]:
        """(area, subtype) pairs with an indication in clinical stage at the cut."""
        return {(a, subtype) for (a, subtype, _), rank in self.stages(cut).items() if is_clinical(rank)}

    def highest_active(self, cut: date) -> float:
        """Highest active rank at the cut, 4 once approved by any agency, 0 if nothing is active."""
        border = months_before(cut, ACTIVE_MONTHS)
        if any(approval.day <= cut for approval in self.approvals):
            return APPROVED
        return max((t.phase_rank for t in self.trials if t.is_active(cut, border)), default=0.0)

    def highest(self, cut: date) -> float:
        """Highest active rank at the cut, or the highest ever where nothing is active any more."""
        ever = max((t.phase_rank for t in self.trials if t.submitted <= cut), default=0.0)
        return self.highest_active(cut) or ever

    def _indications(self, trial: Trial) -> list[Indication]:
        if trial.is_in_healthy_only:
            return [(area, "", "") for area in self.areas]
        return [(area, c.subtype, c.mesh_id) for c in trial.conditions for area in c.ta_ids]


def is_clinical(rank: float) -> bool:
    """Within early I to III."""
    return CLINICAL[0] <= rank <= CLINICAL[1]


def facts_of(asset: Asset) -> AssetFacts | None:
    """Facts of a new molecule; None for everything else and for what was neither registered in a phase nor approved."""
    tested = tuple(
        t
        for t in asset.trials
        if t.phase_rank is not None and any(p.asset is asset and p.role == "experimental" for p in t.participants)
    )
    if not asset.is_nme or not (tested or asset.approvals):
        return None
    areas = {a for t in tested if not t.is_in_healthy_only for c in t.conditions for a in c.ta_ids}
    return AssetFacts(
        key=asset.key,
        pref_name=asset.pref_name,
        origin=origin_group(asset.origin_country),
        modality=asset.modality,
        targets=asset.targets,
        is_cell=asset.is_cell,
        delivery=asset.delivery,
        entry=min((t.entry_day for t in tested), default=None),
        entry_registrational=min((t.entry_day for t in tested if not t.is_iit), default=None),
        trials=tested,
        areas=tuple(sorted(areas)) or ("other",),
        approvals=tuple(asset.approvals),
    )

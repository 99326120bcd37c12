"""Facts of one molecule as the metric dictionary reads them: entry dates, activity, stage at a cut."""

from dataclasses import dataclass
from datetime import date

from dagster_project.sample.assets import ESTABLISHED, Asset
from dagster_project.sample.calendar import ACTIVE_MONTHS, months_before
from dagster_project.sample.geo import origin_group
from dagster_project.sample.trials import Trial

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
    entry: date | None
    entry_registrational: date | None
    trials: tuple[Trial, ...]
    areas: tuple[str, ...]
    approvals: tuple[tuple[str, date, tuple[str, ...]], ...]

    @property
    def is_novel_modality(self) -> bool:
        """Novel as against established modality (dictionary 2.6)."""
        return self.modality not in ESTABLISHED

    def ranks(self, cut: date) -> dict[tuple[str, str], float]:
        """Highest active rank per (area, subtype) at the cut; 4 where an approval covers the area.

        A trial in healthy volunteers alone counts for every area that the molecule is tested in.
        """
        border = months_before(cut, ACTIVE_MONTHS)
        out: dict[tuple[str, str], float] = {}
        for trial in self.trials:
            if trial.is_active(cut, border):
                for place in self._places(trial):
                    out[place] = max(out.get(place, 0.0), trial.phase_rank)
        for _, day, areas in self.approvals:
            for place in out if day <= cut else ():
                if place[0] in areas:
                    out[place] = APPROVED
        return out

    def area_ranks(self, cut: date) -> dict[str, float]:
        """Highest active rank per therapeutic area at the cut."""
        out: dict[str, float] = {}
        for (area, _), rank in self.ranks(cut).items():
            out[area] = max(out.get(area, 0.0), rank)
        return out

    def highest_active(self, cut: date) -> float:
        """Highest active rank at the cut, 4 once approved by any agency, 0 if nothing is active."""
        border = months_before(cut, ACTIVE_MONTHS)
        if any(day <= cut for _, day, _ in self.approvals):
            return APPROVED
        return max((t.phase_rank for t in self.trials if t.is_active(cut, border)), default=0.0)

    def highest_ever(self, cut: date) -> float:
        """Highest rank ever reached at the cut, active or not."""
        if any(day <= cut for _, day, _ in self.approvals):
            return APPROVED
        return max((t.phase_rank for t in self.trials if t.submitted <= cut), default=0.0)

    def _places(self, trial: Trial) -> list[tuple[str, str]]:
        if trial.is_in_healthy_only:
            return [(area, "") for area in self.areas]
        return [(area, c.subtype) for c in trial.conditions for area in c.ta_ids]


def facts_of(asset: Asset) -> AssetFacts | None:
    """Facts of a new molecule; None for everything else and for what was never registered in a phase."""
    tested = tuple(
        t
        for t in asset.trials
        if t.phase_rank is not None and any(p.asset is asset and p.role == "experimental" for p in t.participants)
    )
    if not asset.is_nme or not tested:
        return None
    areas = {a for t in tested if not t.is_in_healthy_only for c in t.conditions for a in c.ta_ids}
    return AssetFacts(
        key=asset.key,
        pref_name=asset.pref_name,
        origin=origin_group(asset.origin_country),
        modality=asset.modality,
        targets=asset.targets,
        is_cell=asset.is_cell,
        entry=min(t.entry_day for t in tested),
        entry_registrational=min((t.entry_day for t in tested if not t.is_iit), default=None),
        trials=tested,
        areas=tuple(sorted(areas)),
        approvals=tuple((a.agency, a.day, a.ta_ids) for a in asset.approvals),
    )

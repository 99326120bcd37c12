"""Shared casts of the simulated world: partners, hospitals, old backbone drugs and marketed rivals."""

from datetime import date
from random import Random

from dagster_project.sample import names
from dagster_project.sample.assets import Approval, Asset
from dagster_project.sample.companies import Company
from dagster_project.sample.vocabulary import Condition, conditions_of_field, targets_of_field

FIELDS = ("oncology", "heme", "immune", "metabolic", "neuro", "other")
RIVALS_PER_FIELD = {"oncology": 8, "heme": 4, "immune": 5, "metabolic": 4, "neuro": 3, "other": 3}
BACKBONES_PER_FIELD = {"oncology": 6, "heme": 3, "immune": 2, "metabolic": 3, "neuro": 2, "other": 2}
EXCLUSIVITY_YEARS = 12
"""From first US approval to loss of exclusivity of the marketed rivals (the term of a US biologic)."""
FIRST_BACKBONE = 500
"""Molecule numbers of the shared casts: rivals from 0, backbones from here, both below `FIRST_OWN_ASSET`."""


class Pools:
    """Casts that trials draw from; the same for every scale but for the companies."""

    def __init__(self, seed: int, companies: list[Company]) -> None:
        self._hospitals = [c for c in companies if c.is_academic]
        self._partners = [c for c in companies if not c.is_academic]
        majors = [c for c in companies if c.company_type in ("mnc", "big_pharma", "biopharma")] or self._partners
        abroad = [c for c in majors if c.country != "CN"] or majors
        at_home = [c for c in majors if c.country == "CN"] or majors
        self.rivals: list[Asset] = []
        self.backbones: list[Asset] = []
        for field in FIELDS:
            for position in range(RIVALS_PER_FIELD[field]):
                rng = Random(f"{seed}:rival:{field}:{position}")
                owner = rng.choice(at_home if (field, position) in CHINA_RIVALS else abroad)
                self.rivals.append(_rival(rng, len(self.rivals), field, position, owner))
            for position in range(BACKBONES_PER_FIELD[field]):
                rng = Random(f"{seed}:backbone:{field}:{position}")
                number = FIRST_BACKBONE + len(self.backbones)
                self.backbones.append(_backbone(rng, number, field, rng.choice(abroad)))

    def hospital(self, rng: Random, country: str) -> Company | None:
        """A hospital of a country; None if the world has none there."""
        return self._pick(rng, self._hospitals, country)

    def partner(self, rng: Random, country: str, other_than: Company) -> Company | None:
        """A company of a country that is not `other_than`; None if the world has none."""
        found = self._pick(rng, self._partners, country)
        return None if found is other_than else found

    def rival(self, rng: Random, condition: Condition, day: date) -> Asset | None:
        """A marketed drug of the same field that is at least a year on the market; None if there is none."""
        draw = rng.random()
        fits = [
            r for r in self.rivals if r.conditions[0].field == condition.field and r.approvals[0].day.year < day.year
        ]
        return fits[int(draw * len(fits))] if fits else None

    def backbone(self, rng: Random, condition: Condition) -> Asset:
        """An old generic drug of the same field."""
        return rng.choice([b for b in self.backbones if b.conditions[0].field == condition.field])

    @staticmethod
    def _pick(rng: Random, companies: list[Company], country: str) -> Company | None:
        draw = rng.random()
        for _ in range(40):
            found = companies[int(draw * len(companies))] if companies else None
            if found is None or found.country == country:
                return found
            draw = rng.random()
        return next((c for c in companies if c.country == country), None)


CHINA_RIVALS = {("oncology", 1), ("heme", 0)}
"""Two of the marketed rivals are of China origin, so that a China drug can be the comparator."""


def _rival(rng: Random, number: int, field: str, position: int, owner: Company) -> Asset:
    """A marketed innovative drug, approved by both agencies; every fourth lost exclusivity long ago."""
    modality = rng.choice(("small_molecule", "mab", "mab"))
    condition = conditions_of_field(field).draw(rng)
    is_lost = position % 4 == 3
    year = 2005 if is_lost else rng.randint(2015, 2018)
    approved = date(year, rng.randint(1, 12), rng.randint(1, 28))
    later = date(approved.year + rng.randint(0, 1), 12, rng.randint(1, 28))
    asset = Asset(
        key=f"SYN{number:07d}",
        number=number,
        modality=modality,
        targets=(targets_of_field(field).draw(rng),),
        originator=owner,
        code=f"{owner.code_prefix}-{301 + number}",
        inn=names.inn(number, modality, rng),
        brand=names.brand(number),
        chinese=None,
        inn_date=date(approved.year - 4, 1, 1),
        entry=date(approved.year - 7, 6, 1),
        conditions=[condition],
        loe=date(approved.year + EXCLUSIVITY_YEARS, approved.month, 1),
    )
    asset.approvals = [
        Approval("FDA", approved, owner.name, condition),
        Approval("EMA", later, owner.name, condition),
    ]
    return asset


def _backbone(rng: Random, number: int, field: str, owner: Company) -> Asset:
    """An off-patent drug of the last century: part of combinations, never new."""
    condition = conditions_of_field(field).draw(rng)
    asset = Asset(
        key=f"SYN{number:07d}",
        number=number,
        modality="small_molecule",
        targets=(),
        originator=owner,
        code=None,
        inn=names.substance_stem(number) + rng.choice(("platin", "taxel", "rubicin", "olol", "azole", "statin")),
        brand=names.brand(number),
        chinese=None,
        innovation_class="generic",
        inn_date=date(1980, 1, 1),
        entry=date(1979, 1, 1),
        conditions=[condition],
        loe=date(2001, 1, 1),
    )
    approved = date(rng.randint(1984, 1999), rng.randint(1, 12), rng.randint(1, 28))
    asset.approvals = [Approval("FDA", approved, owner.name, condition)]
    return asset

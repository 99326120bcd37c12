"""Molecules of the simulated world: modality, targets, names over time, originator."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from dagster_project.sample import names
from dagster_project.sample.calendar import FIRST_YEAR, SNAPSHOT, random_day
from dagster_project.sample.companies import CONJUGATES, Company
from dagster_project.sample.vocabulary import Condition, Weighted, all_conditions, covid, targets_of_field

if TYPE_CHECKING:
    from dagster_project.sample.trials import Trial

MODALITIES = Weighted.of(
    [
        ("small_molecule", 380),
        ("mab", 130),
        ("bsab", 70),
        ("adc", 60),
        ("car_t_autologous", 55),
        ("peptide", 35),
        ("fusion_protein", 28),
        ("recombinant_protein", 20),
        ("sirna", 22),
        ("aso", 10),
        ("mrna", 10),
        ("gene_therapy_in_vivo", 28),
        ("gene_editing", 9),
        ("oncolytic_virus", 10),
        ("rlt", 12),
        ("protac", 16),
        ("molecular_glue", 8),
        ("multispecific_ab", 10),
        ("multispecific_adc", 7),
        ("multi_payload_adc", 4),
        ("probody", 5),
        ("car_t_allogeneic", 14),
        ("in_vivo_car_t", 10),
        ("car_nk", 10),
        ("car_m", 4),
        ("tcr_t", 9),
        ("til", 7),
        ("stem_cell", 18),
        ("nk", 5),
        ("dc_cik_other_cell", 4),
        ("treg", 3),
        ("gd_t", 3),
    ]
)
CELL_ROUTES = (
    "car_t_autologous",
    "car_t_allogeneic",
    "in_vivo_car_t",
    "car_nk",
    "car_m",
    "tcr_t",
    "til",
    "nk",
    "gd_t",
    "treg",
    "stem_cell",
    "dc_cik_other_cell",
)
CBER_ONLY = {*CELL_ROUTES, "gene_therapy_in_vivo", "gene_editing", "oncolytic_virus"}
"""Licensed by FDA's biologics centre: absent from Drugs@FDA and from chemical reference databases."""
ACADEMIC_MODALITIES = Weighted.of(
    [
        ("car_t_autologous", 50),
        ("stem_cell", 22),
        ("car_nk", 8),
        ("til", 6),
        ("dc_cik_other_cell", 6),
        ("tcr_t", 6),
    ]
)
ESTABLISHED = {
    "small_molecule",
    "peptide",
    "mab",
    "recombinant_protein",
    "fusion_protein",
    "vaccine_therapeutic",
    "vaccine_prophylactic",
}
"""Everything else is a novel modality (metric dictionary 2.6)."""

NO_TARGET = {"stem_cell", "til", "nk", "dc_cik_other_cell", "treg", "gd_t"}
N_TARGETS = {"bsab": 2, "multispecific_ab": 3, "multispecific_adc": 2}

YEARS = list(range(FIRST_YEAR, SNAPSHOT.year + 1))
ENTRY_YEARS_CN = Weighted.of(list(zip(YEARS, [2, 3, 4, 6, 8, 12, 16, 20, 28, 38, 42, 46, 52, 56, 10], strict=True)))
ENTRY_YEARS_ABROAD = Weighted.of(
    list(zip(YEARS, [12, 14, 15, 17, 19, 21, 24, 25, 27, 31, 30, 29, 29, 28, 6], strict=True))
)


@dataclass(slots=True)
class Asset:
    """One molecule (active moiety) and all that the world knows of it; `key` identifies it in the truth."""

    key: str
    number: int
    modality: str
    targets: tuple[str, ...]
    originator: Company | None
    code: str | None
    inn: str | None
    brand: str | None
    chinese: str | None
    innovation_class: str = "nme"
    inn_date: date | None = None
    entry: date | None = None
    conditions: list[Condition] = field(default_factory=list)
    partner: Company | None = None
    partner_kind: str = ""
    in_reference: bool = True
    delivery: str = ""
    loe: date | None = None
    trials: "list[Trial]" = field(default_factory=list)
    approvals: "list[Approval]" = field(default_factory=list)

    @property
    def pref_name(self) -> str:
        """INN if there is one, else the code."""
        return self.inn or self.code or self.key

    @property
    def first_day(self) -> date:
        """First clinical day; the planned one before there are trials."""
        return min((trial.entry_day for trial in self.trials), default=self.entry)

    @property
    def origin_country(self) -> str | None:
        """HQ country of the primary originator on the first clinical day; a later move does not change it."""
        return self.originator.country_on(self.first_day) if self.originator else None

    @property
    def is_nme(self) -> bool:
        """New active substance of any modality."""
        return self.innovation_class == "nme"

    @property
    def is_in_chembl(self) -> bool:
        """Known to the chemical reference database, which lags and holds no cell or gene products."""
        return self.in_reference and self.modality not in CBER_ONLY

    @property
    def is_cell(self) -> bool:
        """Belongs to a cell therapy route of exhibit 21."""
        return self.modality in CELL_ROUTES


@dataclass(slots=True)
class Approval:
    """First marketing authorisation of one asset by one agency."""

    agency: str
    day: date
    applicant: str
    condition: Condition
    withdrawn: date | None = None
    application_no: str = ""


def new_asset(rng: Random, company: Company, position: int) -> Asset:
    """The `position`-th molecule of a company, before any trial."""
    number = company.first_asset_no + position
    modality = (ACADEMIC_MODALITIES if company.is_academic else MODALITIES).draw(rng)
    if modality == "in_vivo_car_t" and rng.random() < 0.3:
        modality = "car_t_autologous"
    is_covid = rng.random() < 0.015 and modality in ("small_molecule", "mab", "stem_cell")
    lead = covid() if is_covid else _condition_for(rng, modality)
    others = [_condition_for(rng, modality) for _ in range(rng.choices((0, 1, 2), (60, 30, 10))[0])]
    entry = _entry_date(rng, company, is_covid)
    ending = names.inn(number, modality, rng)
    series = CONJUGATES if modality.endswith("adc") else ""
    code = f"{company.code_prefix}-{series}{1101 + position * 7 + rng.randint(0, 5)}"
    return Asset(
        key=f"SYN{number:07d}",
        number=number,
        modality=modality,
        targets=_targets(rng, modality, lead, entry, number),
        originator=company,
        code=code,
        inn=ending,
        brand=names.brand(number),
        chinese=names.chinese_name(number, ending) if ending and company.country == "CN" else None,
        entry=entry,
        conditions=[lead] if is_covid else list(dict.fromkeys([lead, *others])),
        in_reference=rng.random() < 0.75,
        delivery=rng.choice(("lentiviral vector", "tLNP-mRNA")) if modality == "in_vivo_car_t" else "",
    )


def _condition_for(rng: Random, modality: str) -> Condition:
    for _ in range(60):
        condition = all_conditions().draw(rng)
        if modality in FIELDS_OF_MODALITY and condition.field not in FIELDS_OF_MODALITY[modality]:
            continue
        return condition
    return condition


FIELDS_OF_MODALITY = {
    **dict.fromkeys(
        ("adc", "multispecific_adc", "multi_payload_adc", "probody", "oncolytic_virus", "rlt"), ("oncology",)
    ),
    **dict.fromkeys(("car_nk", "car_m", "tcr_t", "til", "nk", "gd_t", "dc_cik_other_cell"), ("heme", "oncology")),
    **dict.fromkeys(("car_t_autologous", "car_t_allogeneic", "in_vivo_car_t"), ("heme", "oncology", "immune")),
    **dict.fromkeys(("bsab", "multispecific_ab", "protac", "molecular_glue"), ("heme", "oncology", "immune")),
    "stem_cell": ("immune", "other", "neuro"),
    "treg": ("immune",),
    "gene_therapy_in_vivo": ("other", "neuro", "metabolic"),
    "gene_editing": ("other", "metabolic"),
    "sirna": ("metabolic", "other", "immune"),
    "aso": ("neuro", "metabolic"),
    "peptide": ("metabolic", "other"),
}


def _targets(rng: Random, modality: str, condition: Condition, entry: date, number: int) -> tuple[str, ...]:
    """Targets of an asset; a share that grows over time is a gene that nobody has tried before (`SYG…`)."""
    if modality in NO_TARGET:
        return ()
    pool = targets_of_field("heme" if modality.startswith(("car_t", "in_vivo")) else condition.field)
    chosen: list[str] = []
    while len(chosen) < N_TARGETS.get(modality, 1):
        symbol = pool.draw(rng)
        if symbol not in chosen:
            chosen.append(symbol)
    if rng.random() < 0.03 + 0.004 * (entry.year - FIRST_YEAR):
        chosen[-1] = f"SYG{number + 1}"
    return tuple(sorted(chosen))


def _entry_date(rng: Random, company: Company, is_covid: bool) -> date:
    """Day of first clinical registration: after the company was founded, before the extracts were drawn."""
    weights = ENTRY_YEARS_CN if company.country == "CN" else ENTRY_YEARS_ABROAD
    year = rng.randint(2020, 2022) if is_covid else weights.draw(rng)
    year = max(year, min(company.founded_year + 1, SNAPSHOT.year - 1))
    last = min(date(year, 12, 28), date(SNAPSHOT.year, SNAPSHOT.month, 1))
    return random_day(rng, date(year, 1, 4), last)

"""Companies and institutes of the simulated world: names, home country, type, subsidiaries, HQ moves."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from dagster_project.sample import geo, names
from dagster_project.sample.vocabulary import Weighted

COMPANIES_PER_SCALE = 150
FIRST_OWN_ASSET = 1000
"""Molecule numbers below belong to the shared casts (`pools.py`)."""

HOME = Weighted.of(
    [
        ("CN", 56),
        ("US", 50),
        ("DE", 4),
        ("FR", 3),
        ("DK", 2),
        ("NL", 2),
        ("BE", 2),
        ("SE", 2),
        ("IT", 1),
        ("GB", 6),
        ("CH", 4),
        ("JP", 6),
        ("KR", 6),
        ("TW", 2),
        ("HK", 1),
        ("AU", 2),
        ("CA", 2),
        ("IL", 1),
    ]
)
TYPE_CN = Weighted.of([("biotech", 60), ("biopharma", 18), ("big_pharma", 8), ("academic", 14)])
TYPE_ABROAD = Weighted.of([("biotech", 66), ("biopharma", 16), ("mnc", 8), ("academic", 10)])
ASSETS_OF_TYPE = {
    "biotech": (1, 8),
    "biopharma": (5, 13),
    "big_pharma": (12, 26),
    "mnc": (12, 26),
    "academic": (1, 4),
}

LEGAL_FORMS = {
    "CN": [
        "{r} Biopharma ({c}) Co., Ltd.",
        "{c} {r} Pharmaceutical Co., Ltd.",
        "{r} Biotechnology ({c}) Co., Ltd.",
    ],
    "US": [
        "{r} Therapeutics, Inc.",
        "{r} Pharmaceuticals, Inc.",
        "{r} Biosciences, Inc.",
        "{r} Bio of {c}, LLC",
    ],
    "DE": ["{r} Pharma GmbH", "{r} Biotech AG, {c}"],
    "FR": ["{r} Pharma SAS", "Laboratoires {r}, {c}"],
    "DK": ["{r} Biologics A/S"],
    "SE": ["{r} Pharma AB"],
    "NL": ["{r} Therapeutics B.V."],
    "BE": ["{r} Biosciences BV, {c}"],
    "IT": ["{r} Farmaceutici S.p.A."],
    "GB": ["{r} Therapeutics (UK) Ltd", "{r} Bio {c} Ltd"],
    "CH": ["{r} Pharma AG, {c}", "{r} Sciences Switzerland SA"],
    "JP": ["{r} Seiyaku Co., Ltd., {c}", "{r} Pharma Japan K.K."],
    "KR": ["{r} Pharma Korea Co., Ltd.", "{r} Bio Co., Ltd. ({c})"],
    "TW": ["{r} Biotech Taiwan Co., Ltd."],
    "HK": ["{r} Biomedical (Hong Kong) Limited"],
    "AU": ["{r} Therapeutics Pty Ltd"],
    "CA": ["{r} Biopharma Canada Inc."],
    "IL": ["{r} Biologics Israel Ltd."],
}
ACADEMIC_FORMS = {
    "CN": [
        "The First Affiliated Hospital of {r} Medical University, {c}",
        "{c} {r} Hospital",
        "{r} University {c}",
    ],
    "US": ["University of {r}", "{r} Cancer Center, {c}"],
}
ACADEMIC_DEFAULT = ["{r} University Hospital {c}"]
TAKEN_PREFIXES = {*names.WORDS["taken_prefixes"]}
"""Letters that real companies number their drugs with, or that mean something to who reads drug names: real drugs,
regimens, kinds of products, targets."""
CONJUGATES = "A"
"""Letter between prefix and number in the codes of antibody-drug conjugates."""
BARE_CN_FORM = "{r} Therapeutics"


@dataclass(slots=True)
class Company:
    """One organisation; `country` is the operating HQ at the start, `moved_to` where it went later."""

    number: int
    root: str
    name: str
    country: str
    company_type: str
    code_prefix: str
    founded_year: int
    n_assets: int
    first_asset_no: int
    subsidiary: tuple[str, str] | None = None
    moved_to: tuple[date, str, str] | None = None
    is_in_reference: bool = True
    aliases: list[str] = field(default_factory=list)

    @property
    def is_academic(self) -> bool:
        """Hospital, university or institute."""
        return self.company_type == "academic"

    @property
    def sponsor_class(self) -> str:
        """Sponsor class as ClinicalTrials.gov files it."""
        return "OTHER" if self.is_academic else "INDUSTRY"

    def country_on(self, day: date) -> str:
        """Operating HQ on a day (ISO2)."""
        return self.moved_to[1] if self.moved_to and day >= self.moved_to[0] else self.country

    def name_on(self, day: date) -> str:
        """Name on a day: a company that moves its HQ takes a new name, its old records keep the old one."""
        return self.moved_to[2] if self.moved_to and day >= self.moved_to[0] else self.name


def build_companies(seed: int, scale: float) -> list[Company]:
    """All companies of a world, in stable order; about 0.5 kB each, so 90,000 at scale 600 fit easily."""
    used_roots: set[str] = set()
    used_prefixes: set[str] = set()
    companies: list[Company] = []
    next_asset = FIRST_OWN_ASSET
    for number in range(max(12, round(COMPANIES_PER_SCALE * scale))):
        rng = Random(f"{seed}:company:{number}")
        company = _build(rng, number, next_asset, used_roots, used_prefixes)
        next_asset += company.n_assets
        companies.append(company)
    _ensure_an_hq_move(companies)
    return companies


def _ensure_an_hq_move(companies: list[Company]) -> None:
    """Even a small world has one company that leaves China after its molecules began."""
    stays = [c for c in companies if c.country == "CN" and c.company_type == "biopharma"]
    if stays and not any(c.moved_to for c in companies):
        stays[0].moved_to = (date(2024, 7, 1), "CH", f"{stays[0].root} Oncology AG, Basel")


def _build(rng: Random, number: int, next_asset: int, used_roots: set[str], used_prefixes: set[str]) -> Company:
    country = HOME.draw(rng)
    company_type = (TYPE_CN if country == "CN" else TYPE_ABROAD).draw(rng)
    root = _unused_root(rng, country, used_roots)
    city, _ = rng.choice(geo.CITIES[country])
    bare = country == "CN" and company_type != "academic" and rng.random() < 0.08
    if company_type == "academic":
        pattern = rng.choice(ACADEMIC_FORMS.get(country, ACADEMIC_DEFAULT))
    else:
        pattern = BARE_CN_FORM if bare else rng.choice(LEGAL_FORMS[country])
    low, high = ASSETS_OF_TYPE[company_type]
    company = Company(
        number=number,
        root=root,
        name=pattern.format(r=root, c=city),
        country=country,
        company_type=company_type,
        code_prefix=_unused_prefix(rng, root, used_prefixes),
        founded_year=rng.randint(1985, 2021) if company_type in ("mnc", "big_pharma") else rng.randint(2004, 2021),
        n_assets=rng.randint(low, high),
        first_asset_no=next_asset,
        is_in_reference=rng.random() < 0.9,
    )
    has_affiliate, affiliate_abroad, moves, day = rng.random(), rng.random(), rng.random(), rng.randint(1, 28)
    if company_type in ("big_pharma", "biopharma") and country == "CN" and has_affiliate < 0.5:
        company.subsidiary = (
            (f"{root} USA, Inc.", "US") if affiliate_abroad < 0.7 else (f"{root} Australia Pty Ltd", "AU")
        )
    elif company_type == "mnc" and has_affiliate < 0.7:
        company.subsidiary = (f"{root} (China) R&D Co., Ltd.", "CN")
    if country == "CN" and company_type in ("biotech", "biopharma") and moves < 0.05:
        new_home = "CH" if affiliate_abroad < 0.5 else "US"
        new_name = f"{root} Oncology AG, Basel" if new_home == "CH" else f"{root} Oncology of Boston, Inc."
        company.moved_to = (date(2024 + day % 2, 1 + day % 12, day), new_home, new_name)
    return company


def _unused_root(rng: Random, country: str, used: set[str]) -> str:
    syllables = 2
    while True:
        for _ in range(8):
            root = names.company_root(rng, country in ("CN", "HK", "TW"), syllables)
            if root not in used:
                used.add(root)
                return root
        syllables += 1


def _unused_prefix(rng: Random, root: str, used: set[str]) -> str:
    size = 3
    letters = "ABCDEFGHKLMNPQRSTUVWXYZ"
    while True:
        for _ in range(12):
            prefix = root[0].upper() + "".join(rng.choice(letters) for _ in range(size - 1))
            while {prefix, prefix + CONJUGATES} & TAKEN_PREFIXES:
                prefix = prefix[:-1] + letters[(letters.index(prefix[-1]) + 1) % len(letters)]
            if prefix not in used:
                used.add(prefix)
                return prefix
        size += 1

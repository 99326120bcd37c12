"""The report fixture: invented records, in the formats that land, from which the stated figures of the report follow.

Belongs here: records for every exhibit that vendors' tables, statistics, city rankings or papers feed, with the traps
that must not count. Does not belong here: registries and approvals, whose rules have hand-made rows in the dbt unit
tests; what should come out (test_report_figures.py). All of it is simulated and loads as tier synthetic.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dagster_project.landing.manifest import Load
from dagster_project.landing.room import land_source
from dagster_project.sample.panel import clusters, opinions, rankings
from dagster_project.sample.writers.vendor_drop import VendorDrop
from dagster_project.sample.writers.vendor_panel import COLUMNS
from dagster_project.settings import Settings
from dagster_project.sources.spec import all_sources

MILLION, BILLION = 1_000_000, 1_000_000_000
LINES = [
    "country,year,source_type,line_id,low,mid,high,bound_op,currency,basis,is_innovative_drug,is_nascent,citation",
    "US,2025,government,fixture,50000,52500,55000,range,USD,estimated,true,false,SYNTHETIC",
    "US,2025,academia_institutes,fixture,21000,21000,21000,approx,USD,estimated,true,false,SYNTHETIC",
    "US,2025,ngo,fixture,4000,4000,4000,approx,USD,estimated,true,false,SYNTHETIC",
    "CN,2025,government,fixture,13000,14500,16000,range,USD,estimated,true,false,SYNTHETIC",
    "CN,2025,government,roads,90000,90000,90000,approx,USD,actual,false,false,SYNTHETIC",
    "CN,2025,academia_institutes,fixture,3000,3000,3000,approx,USD,estimated,true,false,SYNTHETIC",
    "CN,2025,ngo,fixture,,,,null,USD,estimated,true,true,SYNTHETIC",
]
"""Money that comes from published statistics, in millions; companies and investors bring the rest of exhibit 15."""
RD_USD_BN = {"big_pharma": 0.825 - 0.25 / 6, "biopharma": 0.25 / 6, "biotech": 0.01}
"""Yearly R&D of one China company: twenty of each of the first two types make 16.5, by `US_TIMES` the US's 170."""
US_TIMES = {"big_pharma": 10, "biopharma": 16, "biotech": 24}
REVENUE_PER_RD = {"big_pharma": 6, "biopharma": 3, "biotech": 0.5}
PEOPLE = {"domestic": 51, "returnee": 25, "mnc": 14, "unknown": 10}
"""People of companies founded in 2022 or later, by where they come from."""
BACKGROUND = {"domestic": ("CN", 0, 0), "returnee": ("US", 8, 0), "mnc": ("CN", 0, 9), "unknown": (None, None, None)}
ROLES = ("founder", "co_founder", "ceo", "chief_medical_officer", "chief_rd_officer")
SURVEY = {cell: (basis, centre) for cell, (basis, centre, _) in opinions.STAGES.items()}
PAPERS = {2024: (10, 40, 2), 2025: (300, 1000, 60)}
"""Year to papers with an author in China, in the US, in both."""


def land_report_figures(folder: Path) -> list[Load]:
    """Write the fixture as a drop below `folder`, land it under the contracts of its sources and return its loads."""
    drop = folder / "drop"
    _write_vendor(drop / "vendor" / "report_figures")
    _write_lines(drop / "rd_statistics" / "funding_lines.csv", LINES)
    _write_lines(drop / "nature_index" / "cities_2025.csv", list(_cities()))
    _write_lines(drop / "openalex" / "works.json", [json.dumps(_works())])
    settings = Settings(profile="files", raw_dir=folder / "raw", drop_dir=drop)
    results = [land_source(all_sources()[path.name], settings) for path in sorted(drop.iterdir())]
    return [outcome.load for result in results for outcomes in result.outcomes.values() for outcome in outcomes]


def _write_lines(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _cities() -> Iterator[str]:
    yield "edition,subject,rank,city,country,share"
    for subject in rankings.SUBJECTS:
        for rank, (city, (country, share)) in enumerate(rankings.CITIES.items(), 1):
            yield f"2025,{subject},{rank},{city},{country},{share / 2}"


def _works() -> dict:
    works = []
    for year, (china, us, both) in PAPERS.items():
        kinds = [["CN"]] * (china - both) + [["US"]] * (us - both) + [["CN", "US"]] * both
        works += [_work(year, number, countries) for number, countries in enumerate(kinds, 1)]
    return {"meta": {"count": len(works), "next_cursor": None}, "results": works}


def _work(year: int, number: int, countries: list[str]) -> dict:
    return {
        "id": f"https://openalex.org/W8{year}{number:05d}",
        "doi": f"https://doi.org/10.99999/fixture.{year}.{number}",
        "title": f"A therapeutic target in synthetic cells {number}",
        "publication_year": year,
        "publication_date": f"{year}-06-30",
        "type": "article",
        "primary_location": {"source": {"display_name": "Nature", "issn_l": "0028-0836", "issn": ["0028-0836"]}},
        "authorships": [
            {"countries": [code], "institutions": [{"display_name": "Synthetic", "country_code": code}]}
            for code in countries
        ],
        "is_retracted": False,
        "is_paratext": False,
        "mesh": [{"descriptor_ui": "D015415", "descriptor_name": "Biomarkers", "is_major_topic": False}],
    }


def _write_vendor(folder: Path) -> None:
    """Write one vendor's drop, every table of which has the rows that a function below yields."""
    tables = {
        "vendor_company": _companies(),
        "vendor_company_financials": _accounts(),
        "vendor_asset_master": _molecules(),
        "vendor_trial": _trials(),
        "vendor_deal": (_deal(number, *deal) for number, deal in enumerate(_deals())),
        "vendor_financing": _financings(),
        "vendor_mna": _purchases(),
        "vendor_talent_role": _roles(),
        "vendor_survey_rd_benchmark": _answers(),
        "vendor_expert_benchmark": (
            ("E1", modality, step, low, high, opinions.UNITS.get(step, "months"))
            for modality, steps in opinions.STEPS.items()
            for step, (low, high) in steps.items()
        ),
        "vendor_ai_maturity": (("E1", item, score) for item, score in opinions.AI_USES.items()),
        "vendor_enabler_score": (
            ("E1", f"{enabler} / {country}", score)
            for enabler, scores in opinions.ENABLERS.items()
            for country, score in zip(("CN", "US"), scores, strict=True)
        ),
        "cluster_indicator": (
            (cluster, indicator, 2025, value, unit, clusters.PLACES[cluster], "SYNTHETIC")
            for (cluster, indicator), (_, value, unit) in clusters.VALUES.items()
        ),
    }
    drop = VendorDrop(folder, "SIMULATED-REPORT-FIGURES", {table: COLUMNS[table] for table in tables})
    for table, rows in tables.items():
        for row in rows:
            drop.add(table, *row)
    drop.close()


def _companies() -> Iterator[tuple]:
    """Sellers and buyers of deals, companies that report, are listed or sold, and those whose people are looked at."""

    def company(number: str, name: str, country: str, kind: str, founded: int = 2010, focus: str = "", top: str = ""):
        return number, name, "", country, kind, founded, "", "", None, None, focus, top

    yield company("degron", "Degron Therapeutics", "CN", "biotech", focus="neurology")
    yield company("takeda", "Takeda", "JP", "big_pharma", top="2020|2021|2022|2023|2024|2025")
    for number, name, country in (
        ("hengrui", "Jiangsu Hengrui", "CN"), ("innovent", "Innovent Biologics", "CN"), ("gsk", "GSK", "GB"),
        ("genequantum", "GeneQuantum Healthcare", "CN"), ("aimedbio", "AimedBio", "KR"), ("biohaven", "Biohaven", "US"),
    ):  # fmt: skip
        yield company(number, name, country, "biopharma")
    for country in ("CN", "US", "DE", "JP"):
        yield company(f"party-{country}", f"Fixture Party {country} Bio", country, "biotech", focus="oncology")
    for country, kind in _cells():
        for number in range(20):
            yield company(f"{country}-{kind}-{number}", f"Fixture {country} {kind} {number}", country, kind)
    yield company("costs", "Fixture Costs Pharma", "CN", "biotech")
    for kind, counts in (("listed", {"CN": 33, "US": 34}), ("sold", {"CN": 64, "US": 423})):
        for country, n_companies in counts.items():
            for number in range(n_companies):
                yield company(f"{kind}-{country}-{number}", f"Fixture {kind} {country} {number}", country, "biotech")
    for number, founded in _sampled():
        yield company(number, f"Fixture Sampled {number}", "CN", "biotech", founded)


def _cells() -> Iterator[tuple[str, str]]:
    return ((country, kind) for country in ("CN", "US") for kind in US_TIMES)


def _accounts() -> Iterator[tuple]:
    """The year that exhibit 16a shows, and what exhibit 15 knew of it: the year before and two halves."""
    for country, kind in _cells():
        rd = RD_USD_BN[kind] * (US_TIMES[kind] if country == "US" else 1) * BILLION
        for number in range(20):
            for period, part in (("2024", 0.9), ("2024H1", 0.45), ("2025H1", 0.5), ("2025", 1)):
                amounts = (round(rd * part * REVENUE_PER_RD[kind], 2), round(rd * part, 2), None, None)
                yield f"{country}-{kind}-{number}", period, *amounts, "USD", "us_gaap", ""
    for year, clinical in ((2020, 300), (2025, 500)):
        yield "costs", year, 1000, clinical * 2 * MILLION, clinical * MILLION, None, "CNY", "prc_gaap", ""


def _programs() -> Iterator[tuple[str, str, date]]:
    """(molecule, phase, start): three in phase I in 2020; one in phase I and three in phase III in 2025.

    Per plain program the costs of `_accounts` rise, 100 to 125; per phase-I-equivalent one they fall, 100 to 57.
    """
    yield from ((f"early-{number}", "I", date(2019, 3, 1)) for number in range(3))
    yield "late-0", "I", date(2024, 3, 1)
    yield from ((f"late-{number}", "III", date(2024, 3, 1)) for number in range(1, 4))


def _molecules() -> Iterator[tuple]:
    for molecule, phase, start in _programs():
        stages = (phase, phase, "", "active", "", None)
        yield molecule, f"FIX-{molecule}", "nme", "mab", False, "costs", "CN", None, start, *stages


def _trials() -> Iterator[tuple]:
    for number, (molecule, phase, start) in enumerate(_programs()):
        yield f"NCT9900{number:04d}", "costs", phase, start, start, "CN", molecule, "", False, False, False


def _deals() -> Iterator[tuple]:
    """(year, licensors, countries, licensee, its country, type, shared, area, upfront, class, event) of every deal.

    2020 and 2025 have a hundred each; 2021 and 2022 hold what multinationals bought; 2023 and 2024 are all China's.
    """
    for year, n_china, n_us in ((2020, 17, 36), (2025, 28, 33)):  # and the three named ones of 2025
        sellers = ["CN"] * n_china + ["US"] * n_us + ["DE"] * (100 - n_us - (n_china if year == 2020 else 31))
        for number, country in enumerate(sellers):
            buyer = "CN" if country != "CN" and year == 2025 else "JP"
            is_shared = year == 2025 and number < 39
            yield year, f"party-{country}", country, f"party-{buyer}", buyer, "licensing", is_shared, "immunology", None
    yield 2025, "genequantum|aimedbio", "CN|KR", "biohaven", "US", "licensing", False, "oncology", None
    yield 2025, "hengrui", "CN", "gsk", "GB", "licensing", False, "respiratory", None
    yield 2025, "innovent", "CN", "takeda", "JP", "licensing", False, "immunology", None
    bought = (("CN", "oncology", 70, 100), ("US", "oncology", 200, 100), ("US", "neurology", 90, 0))
    for country, area, n_deals, upfront in bought:
        for number in range(n_deals):
            seller, year = f"party-{country}", 2021 + number % 2
            yield year, seller, country, "takeda", "JP", "licensing", False, area, upfront * MILLION
    yield 2022, "degron", "CN", "takeda", "JP", "licensing", False, "", 0
    for year, n_shared in ((2023, 38), (2024, 40)):
        for number in range(100):
            kind = "asset_acquisition" if number % 5 == 4 else "licensing"
            yield year, "party-CN", "CN", "party-DE", "DE", kind, number < n_shared, "immunology", None
    # none of these may count: old deals' events, other goods, company purchases, research without rights
    trap = (2025, "party-CN", "CN", "takeda", "JP")
    yield *trap, "licensing", True, "oncology", 900 * MILLION, "generic"
    yield *trap, "company_acquisition", True, "oncology", 900 * MILLION
    yield *trap, "research_collaboration", True, "oncology", 900 * MILLION
    yield *trap, "licensing", True, "oncology", None, "innovative_drug", "amendment"


def _deal(
    number: int, year: int, sellers: str, homes: str, buyer: str, buyer_home: str, kind: str, is_shared: bool,
    area: str, upfront: int | None, asset_class: str = "innovative_drug", event: str = "new",
) -> tuple:  # fmt: skip
    """Return a row of the deal table; an amendment belongs to the first deal."""
    day = date(year, 1 + number % 12, 1 + number % 28)
    money = (upfront, None, None, "USD" if upfront is not None else "")
    parent = "D0" if event != "new" else ""
    sides = (sellers, homes, buyer, buyer_home, "", area, "II")
    return f"D{number}", day, kind, is_shared, *sides, *money, "global", asset_class, event, parent


def _financings() -> Iterator[tuple]:
    """Listings that with upfronts make 54 and 40, and the rounds of 2025."""
    rows = [("IPO", 2021 + number % 5, f"listed-{home}-{number}", home, BILLION)
            for home, n_listings in (("US", 34), ("CN", 33)) for number in range(n_listings)]  # fmt: skip
    rows += [("VC", 2025, "listed-US-0", "US", BILLION)] * 19 + [("CVC", 2025, "listed-US-0", "US", 8.5 * BILLION)]
    rows += [("VC", 2025, "listed-CN-0", "CN", BILLION)] * 5 + [("CVC", 2025, "listed-CN-0", "CN", 1.56 * BILLION)]
    for number, (kind, year, company, home, amount) in enumerate(rows):
        day = date(year, 1 + number % 12, 5)
        yield f"F{number}", kind, day, company, home, amount, "USD", "", "", "NASDAQ" if kind == "IPO" else ""


def _purchases() -> Iterator[tuple]:
    """One purchase per company; a stake without control does not count."""
    for home, n_deals, total in (("US", 423, 405), ("CN", 64, 10)):
        for number in range(n_deals):
            day = date(2021 + number % 5, 1 + number % 12, 9)
            value = round(total * BILLION / n_deals, 2)
            yield f"{home}{number}", day, day, f"sold-{home}-{number}", home, "takeda", value, "USD", True
    day = date(2024, 5, 9)
    yield "stake", day, day, "listed-CN-1", "CN", "takeda", 9 * BILLION, "USD", False


def _sampled() -> Iterator[tuple[str, int]]:
    """(company, year of foundation): ninety, thirty of each time."""
    return ((f"S{number}", (2010, 2018, 2023)[number // 30]) for number in range(90))


def _roles() -> Iterator[tuple]:
    kinds = [kind for kind, n_people in PEOPLE.items() for _ in range(n_people)]
    for place, kind in enumerate(kinds):
        yield f"S{60 + place % 30}", f"p{place}", ROLES[place % len(ROLES)], 2023, *BACKGROUND[kind]
    yield "S60", "p0", "ceo", 2023, *BACKGROUND["domestic"]  # a founder who is the head too is one person
    for company, founded in _sampled():
        if founded < 2022:
            yield company, f"q{company}", "founder", founded, *BACKGROUND["returnee"]


def _answers() -> Iterator[tuple]:
    """Respondents who know both countries, and one who does not and is far off."""
    for (stage, dimension), (basis, centre) in SURVEY.items():
        yield from ((f"R{number}", stage, dimension, basis, centre, centre, True) for number in range(4))
        yield "R9", stage, dimension, basis, centre * 9, centre * 9, False

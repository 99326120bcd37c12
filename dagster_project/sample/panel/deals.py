"""Licence and asset deals of the simulated world, with what makes them hard to count.

A molecule that changes hands in the scientific history has a deal that says so. Around these stand deals on early
programmes, later amendments and option exercises, deals on generics and devices, and company acquisitions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from dagster_project.sample.assets import Asset
from dagster_project.sample.calendar import SNAPSHOT, random_day
from dagster_project.sample.companies import Company
from dagster_project.sample.panel.members import Members
from dagster_project.sample.trials import PHASE_RANK
from dagster_project.sample.vocabulary import Weighted
from dagster_project.sample.world import Portfolio

FIRST_DAY = date(2018, 3, 1)
LAST_DAY = SNAPSHOT - timedelta(days=12)
KINDS = Weighted.of([("licensing", 56), ("option", 10), ("co_development", 14), ("asset_acquisition", 12)])
SIDE_KINDS = ("research_collaboration", "regional_commercial", "sublicense")
"""Kinds that give no right to an asset, or pass on somebody else's; no major buys in this way here."""
OTHER_CLASSES = ("generic", "biosimilar", "device")
CODEV_CHANCE = {"licensing": 0.22, "option": 0.2, "co_development": 1.0, "asset_acquisition": 0.06}
CURRENCY_OF = {
    "CN": "CNY",
    "JP": "JPY",
    "KR": "KRW",
    "GB": "GBP",
    "CH": "CHF",
    "HK": "HKD",
    "DK": "DKK",
} | dict.fromkeys(("DE", "FR", "NL", "BE", "IT"), "EUR")
UNDISCLOSED_TA = 0.2
UPFRONT_USD_MN = {"PRECLINICAL": (3, 40), "I": (8, 90), "II": (15, 200), "III": (30, 420)}
ROUGH_PER_USD = {"USD": 1, "CNY": 7, "JPY": 130, "KRW": 1300, "HKD": 8, "DKK": 7, "GBP": 1, "CHF": 1, "EUR": 1}
"""Rough price of a dollar, for round amounts only; conversion uses the rate of the day."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Deal:
    """One row of the deal table; money in units of the currency, None if not disclosed."""

    deal_id: str
    day: date
    kind: str
    has_codev: bool
    licensors: tuple[Company, ...]
    licensee: Company
    assets: tuple[str, ...]
    ta: str
    stage: str
    upfront: int | None
    total: int | None
    equity: int | None
    currency: str
    territory: str
    asset_class: str = "innovative_drug"
    event: str = "new"
    parent_id: str = ""

    @property
    def origin(self) -> str:
        """HQ country of the primary licensor on the day of the announcement."""
        return self.licensors[0].country_on(self.day)

    @property
    def buyer_country(self) -> str:
        """HQ country of the licensee on the day of the announcement."""
        return self.licensee.country_on(self.day)


def deals_of(seed: int, portfolio: Portfolio, members: Members) -> Iterator[Deal]:
    """Deals in which the portfolio's company is the primary licensor, in a stable order."""
    seller = portfolio.company
    if seller is None:
        return
    rng = Random(f"{seed}:deals:{seller.number}")
    number = 0
    for asset in portfolio.assets:
        drafted = _of_asset(rng, seller, asset, portfolio.assets, members)
        for deal in _with_events(rng, drafted) if drafted else ():
            number += 1
            yield _numbered(deal, seller, number)
    for _ in range(rng.choices((0, 1, 2), (60, 30, 10))[0]):
        number += 1
        yield _numbered(_early(rng, seller, members), seller, number)


def _numbered(deal: Deal, seller: Company, number: int) -> Deal:
    parent = f"SPD{seller.number:07d}-{number - 1:03d}" if deal.event != "new" else ""
    return replace(deal, deal_id=f"SPD{seller.number:07d}-{number:03d}", parent_id=parent)


def _of_asset(rng: Random, seller: Company, asset: Asset, own: list[Asset], members: Members) -> Deal | None:
    luck, is_major, spread = rng.random(), rng.random(), rng.randint(60, 900)
    if asset.partner is None and luck > 0.2:
        return None
    day = asset.entry + timedelta(days=spread)
    taken_over = [t.submitted for t in asset.trials if asset.partner and t.lead_name == asset.partner.name]
    if taken_over:
        day = min(taken_over) - timedelta(days=20 + spread // 10)
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    buyer = asset.partner or _other(rng, seller, members.majors if is_major < 0.6 else members.buyers)
    kind = "newco" if asset.partner_kind == "newco" else KINDS.draw(rng)
    together = [a.key for a in own if a is not asset and a.entry < day][:2] if rng.random() < 0.1 else []
    area = "" if rng.random() < UNDISCLOSED_TA / 2 else asset.conditions[0].ta_ids[0]
    return _deal(rng, seller, buyer, day, kind, (asset.key, *together), area, _stage(asset, day), members)


def _early(rng: Random, seller: Company, members: Members) -> Deal:
    """A deal before any trial, or one of a kind that the exhibits leave out."""
    day, luck = random_day(rng, FIRST_DAY, LAST_DAY), rng.random()
    if luck < 0.2:
        buyer = _other(rng, seller, members.minors)
        return _deal(rng, seller, buyer, day, rng.choice(SIDE_KINDS), (), "oncology", "I", members)
    buyer = _other(rng, seller, members.majors)
    if luck < 0.32:
        deal = _deal(rng, seller, buyer, day, "licensing", (), "oncology", "III", members)
        return replace(deal, asset_class=rng.choice(OTHER_CLASSES))
    if luck < 0.4:
        return _deal(rng, seller, buyer, day, "company_acquisition", (), "oncology", "II", members)
    area = "" if rng.random() < UNDISCLOSED_TA * 2 else members.focus(seller)
    return _deal(rng, seller, buyer, day, KINDS.draw(rng), (), area, "PRECLINICAL", members)


def _deal(
    rng: Random,
    seller: Company,
    buyer: Company,
    day: date,
    kind: str,
    assets: tuple[str, ...],
    area: str,
    stage: str,
    members: Members,
) -> Deal:
    others = [c for c in (rng.choice(members.buyers) for _ in range(2)) if c is not seller and c is not buyer]
    currency = _currency(rng, seller.country_on(day), buyer.country_on(day))
    low, high = UPFRONT_USD_MN[stage if stage in UPFRONT_USD_MN else "II"]
    unit = ROUGH_PER_USD[currency] * MILLION
    upfront = rng.randint(low, high) * unit if rng.random() < 0.76 else None
    total = (upfront or low * unit) * rng.randint(3, 14) if rng.random() < 0.85 else None
    equity = rng.randint(1, 20) * unit if kind == "newco" or rng.random() < 0.05 else None
    return Deal(
        deal_id="",
        day=day,
        kind=kind,
        has_codev=rng.random() < CODEV_CHANCE.get(kind, 0),
        licensors=(seller, *others[:1]) if rng.random() < 0.05 else (seller,),
        licensee=buyer,
        assets=assets,
        ta=area,
        stage=stage,
        upfront=upfront,
        total=total,
        equity=equity,
        currency=currency if upfront or total or equity else "",
        territory="CN" if buyer.country_on(day) == "CN" else rng.choice(("global", "ex-CN")),
    )


def _with_events(rng: Random, deal: Deal) -> Iterator[Deal]:
    """The deal, and at times its amendment or the exercise of its option: an event of the old deal, never a new one."""
    yield deal
    later = deal.day + timedelta(days=rng.randint(200, 700))
    chance = 0.6 if deal.kind == "option" else 0.1
    if rng.random() < chance and later <= LAST_DAY:
        event = "option_exercise" if deal.kind == "option" else "amendment"
        amount = rng.randint(5, 60) * ROUGH_PER_USD[deal.currency or "USD"] * MILLION
        yield replace(
            deal, day=later, event=event, upfront=amount, total=None, equity=None, currency=deal.currency or "USD"
        )


def _other(rng: Random, seller: Company, companies: list[Company]) -> Company:
    """A company that is not the seller."""
    found = rng.choice(companies)
    return found if found is not seller else companies[(companies.index(found) + 1) % len(companies)]


def _currency(rng: Random, seller: str, buyer: str) -> str:
    luck = rng.random()
    if seller == buyer == "CN":
        return "CNY" if luck < 0.85 else "HKD"
    return CURRENCY_OF.get(buyer, "USD") if luck < 0.22 else "USD"


def _stage(asset: Asset, day: date) -> str:
    """Highest phase that had begun when the deal was announced."""
    reached = [t.phase for t in asset.trials if t.phase_rank is not None and t.submitted <= day]
    return max(reached, key=lambda phase: PHASE_RANK[phase], default="PRECLINICAL")

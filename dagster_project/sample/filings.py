"""Regulatory filings around the world's approvals: what an agency's files hold beside the first approvals.

First approvals are facts of the asset (`Asset.approvals`); this module adds what must not be counted: later
applications for the same substance, tentative approvals, generics and biosimilars, refused products.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dagster_project.sample.assets import Approval, Asset
from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.pools import Pools

CHEMICAL = {"small_molecule", "peptide", "protac", "molecular_glue", "sirna", "aso", "rlt"}
LETTERS = "bcdfghjklmnpqrstvwxyz"


@dataclass(slots=True)
class Filing:
    """One application at one agency: first, later (the substance again), generic, biosimilar or refused."""

    agency: str
    kind: str
    asset: Asset
    applicant: str
    day: date
    application_no: str
    substance: str
    brand: str
    approval: Approval | None = None


class Filer:
    """Hands out application numbers in order of arrival and turns approvals into filings."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._next = {"NDA": 900_001, "BLA": 950_001, "ANDA": 980_001, "EMEA": 900_001}

    def of_asset(self, asset: Asset) -> list[Filing]:
        """All filings for one asset; also writes the application number into each of its approvals."""
        rng = Random(f"{self._seed}:filing:{asset.number}")
        filings = []
        for approval in asset.approvals:
            filings += self._of_approval(rng, asset, approval)
        if asset.innovation_class == "generic":
            filings.append(self._extra("FDA", "generic", asset, "Synthetic Generics Ltd", date(2009, 5, 4), "ANDA"))
            filings.append(self._extra("EMA", "generic", asset, "Synthetic Generics Ltd", date(2010, 9, 6), "EMEA"))
        return filings

    def copies(self, pools: Pools) -> list[Filing]:
        """Biosimilars and China-made generics of rivals that lost exclusivity, and one refused product."""
        rng = Random(f"{self._seed}:copies")
        filings = []
        for rival in pools.rivals:
            if rival.loe.year >= 2020:
                continue
            maker = pools.partner(rng, "CN", rival.originator)
            name = maker.name if maker else "Synthetic Copies Ltd"
            day = rival.loe + timedelta(days=rng.randint(300, 900))
            is_biologic = rival.modality not in CHEMICAL
            series = "BLA" if is_biologic else "ANDA"
            kind = "biosimilar" if is_biologic else "generic"
            filings.append(self._extra("FDA", kind, rival, name, day, series, rng))
            filings.append(self._extra("EMA", kind, rival, name, day + timedelta(days=200), "EMEA", rng))
            filings.append(self._extra("EMA", "refused", rival, name, day + timedelta(days=90), "EMEA", rng))
        return filings

    def _of_approval(self, rng: Random, asset: Asset, approval: Approval) -> list[Filing]:
        chemical = asset.modality in CHEMICAL
        series = "EMEA" if approval.agency == "EMA" else "NDA" if chemical else "BLA"
        approval.application_no = self._number(series)
        substance = asset.inn
        if series == "BLA" and approval.day.year >= 2017:
            substance += "-" + "".join(rng.choice(LETTERS) for _ in range(4))
        brand = asset.brand or asset.inn.capitalize()
        first = Filing(
            approval.agency,
            "first",
            asset,
            approval.applicant,
            approval.day,
            approval.application_no,
            substance,
            brand,
            approval,
        )
        again, lag = rng.random(), rng.randint(400, 1500)
        later = approval.day + timedelta(days=lag)
        filings = [first]
        if again < 0.15 and later < SNAPSHOT:
            number = self._number(series)
            filings.append(
                Filing(
                    approval.agency,
                    "later",
                    asset,
                    approval.applicant,
                    later,
                    number,
                    substance,
                    brand + " XR",
                )
            )
        return filings

    def _extra(
        self,
        agency: str,
        kind: str,
        asset: Asset,
        name: str,
        day: date,
        series: str,
        rng: Random | None = None,
    ) -> Filing:
        substance, brand = asset.inn, asset.inn.capitalize()
        if kind == "biosimilar" and rng is not None:
            brand = asset.brand[:5] + "sim"
            if agency == "FDA":
                substance += "-" + "".join(rng.choice(LETTERS) for _ in range(4))
        return Filing(agency, kind, asset, name, day, self._number(series), substance, brand)

    def _number(self, series: str) -> str:
        number = self._next[series]
        self._next[series] += 1
        return f"EMEA/H/C/{number:06d}" if series == "EMEA" else f"{series}{number:06d}"

"""The simulated world: one consistent history 2012–2026, handed out company by company to bound memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from dagster_project.sample.assets import Asset, new_asset
from dagster_project.sample.companies import Company, build_companies
from dagster_project.sample.history import live
from dagster_project.sample.noise import company_noise, rival_history
from dagster_project.sample.pools import Pools
from dagster_project.sample.trials import Trial

FIRST_NCT = 90_000_000


@dataclass(slots=True)
class Portfolio:
    """All that one company adds: its molecules (with trials and approvals) and its other studies."""

    company: Company | None
    assets: list[Asset] = field(default_factory=list)
    other_products: list[Asset] = field(default_factory=list)
    other_trials: list[Trial] = field(default_factory=list)

    def trials(self) -> Iterator[Trial]:
        """Every study of this portfolio, each once, in a stable order."""
        for asset in self.assets:
            yield from asset.trials
        yield from self.other_trials


class World:
    """Facts only: the same seed and scale give the same world, whatever is written from it."""

    def __init__(self, scale: float, seed: int) -> None:
        if scale <= 0:
            raise ValueError(f"scale must be positive, got {scale}; 1 is the committed sample, 0.1 a tenth of it")
        self.scale = scale
        self.seed = seed
        self.companies = build_companies(seed, scale)
        self.pools = Pools(seed, self.companies)

    def portfolios(self) -> Iterator[Portfolio]:
        """First the marketed casts, then every company in order; each can be dropped once it is written."""
        number = FIRST_NCT

        def next_nct() -> str:
            nonlocal number
            number += 1
            return f"NCT{number:08d}"

        rng = Random(f"{self.seed}:rivals")
        yield Portfolio(None, self.pools.backbones + rival_history(rng, self.pools, next_nct))
        for company in self.companies:
            rng = Random(f"{self.seed}:portfolio:{company.number}")
            assets = [new_asset(rng, company, position) for position in range(company.n_assets)]
            for asset in assets:
                live(rng, asset, self.pools, next_nct)
            other_trials, products = company_noise(rng, company, self.pools, next_nct)
            yield Portfolio(company, assets, products, other_trials)

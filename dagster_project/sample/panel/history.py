"""The whole commercial history in one pass: each fact once, in a stable order, handed to whoever listens."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dagster_project.sample.companies import Company
from dagster_project.sample.panel.deals import Deal, deals_of
from dagster_project.sample.panel.exits import Acquisition, Financing, acquisitions_of, financings_of
from dagster_project.sample.panel.financials import Accounts, accounts_of
from dagster_project.sample.panel.fx import Rates
from dagster_project.sample.panel.members import Members
from dagster_project.sample.panel.talent import Role, roles_of, sampled_companies
from dagster_project.sample.world import Portfolio, World


@dataclass(slots=True)
class Affairs:
    """What happened to one company: its accounts, money raised, sale and people; and its deals as licensor."""

    company: Company
    accounts: list[Accounts] = field(default_factory=list)
    financings: list[Financing] = field(default_factory=list)
    acquisitions: list[Acquisition] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


class Panel:
    """Commercial facts of one world; what does not need molecules is handed out by company."""

    def __init__(self, world: World) -> None:
        self.seed = world.seed
        self.members = Members(world.seed, world.companies)
        self.rates = Rates(world.seed)
        self._sampled = {c.number for c in sampled_companies(self.members)}

    def affairs(self) -> Iterator[Affairs]:
        """Every company of the panel, in order."""
        for company in self.members.companies:
            yield Affairs(
                company=company,
                accounts=accounts_of(self.seed, company, self.members),
                financings=list(financings_of(self.seed, company)),
                acquisitions=list(acquisitions_of(self.seed, company, self.members)),
                roles=list(roles_of(self.seed, company)) if company.number in self._sampled else [],
            )

    def deals(self, portfolio: Portfolio) -> Iterator[Deal]:
        """Deals of one portfolio's company as primary licensor."""
        return deals_of(self.seed, portfolio, self.members)

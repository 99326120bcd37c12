"""The shape of a truth table about commerce: fed deal by deal and company by company, written like all truth."""

from collections.abc import Iterable

from dagster_project.sample.assets import Asset
from dagster_project.sample.panel.deals import Deal
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.truth.facts import AssetFacts
from dagster_project.sample.truth.table import Table

BD_KINDS = ("licensing", "option", "co_development", "asset_acquisition", "newco")
"""Kinds of deals over rights to assets (metric dictionary, exhibit 5b)."""
LICENCE_KINDS = ("licensing", "option", "co_development", "newco")


class CommerceTable(Table):
    """Base of the truth about deals, exits, accounts and people."""

    def add_deal(self, deal: Deal) -> None:
        """Take note of one deal or later event of a deal."""

    def add_molecule(self, asset: Asset, facts: AssetFacts) -> None:
        """Take note of one new molecule and its company."""

    def add_affairs(self, affairs: Affairs) -> None:
        """Take note of one company."""


def is_counted(deal: Deal) -> bool:
    """A new deal over an innovative drug: amendments and exercised options are events of the old one."""
    return deal.event == "new" and deal.asset_class == "innovative_drug"


def total(values: Iterable[float | None]) -> float | None:
    """Sum of what is known; None if nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None

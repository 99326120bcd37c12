"""Feeds every truth table in one pass over a world and writes them as CSV."""

from pathlib import Path
from random import Random

from dagster_project.sample.assets import Asset
from dagster_project.sample.panel.history import Panel
from dagster_project.sample.trials import Trial
from dagster_project.sample.truth.accounts import Exhibit16a
from dagster_project.sample.truth.cells import Exhibit21
from dagster_project.sample.truth.commerce import CommerceTable
from dagster_project.sample.truth.deals import Exhibit05b, Exhibit08c, Exhibit09b
from dagster_project.sample.truth.dirt import DirtWriter
from dagster_project.sample.truth.dual_filing import Exhibit09c
from dagster_project.sample.truth.ecosystem import Exhibit20
from dagster_project.sample.truth.entries import Exhibit01, Exhibit05c
from dagster_project.sample.truth.exits import Exhibit17, Exhibit17Summary
from dagster_project.sample.truth.facts import facts_of
from dagster_project.sample.truth.funding import Exhibit15, SidebarS1
from dagster_project.sample.truth.links import LinkWriter
from dagster_project.sample.truth.novelty import Exhibit11, Exhibit11Summary, Exhibit12b, FirstInClass
from dagster_project.sample.truth.opinions import Exhibit03, Exhibit04, Exhibit04Summary, Exhibit07, Exhibit14
from dagster_project.sample.truth.papers import Exhibit12a
from dagster_project.sample.truth.pipeline import Exhibit02, Exhibit06, Exhibit08a, Exhibit08b
from dagster_project.sample.truth.programs import Exhibit16b
from dagster_project.sample.truth.table import Table
from dagster_project.sample.truth.talent import Exhibit18
from dagster_project.sample.truth.targets import Exhibit10, Exhibit10Summary
from dagster_project.sample.truth.trials import Exhibit05a, Exhibit09a
from dagster_project.sample.world import Portfolio, World
from dagster_project.sample.writers.ctgov_arms import Written
from dagster_project.sample.writers.ctgov_study import study


class TruthWriter:
    """Collects all truth of a world; `close` writes one CSV per exhibit and the links below `folder`."""

    def __init__(self, folder: Path, panel: Panel, scale: float, dirty: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._panel = folder, panel
        first_in_class = FirstInClass()
        curves, cells = Exhibit10(), Exhibit21()
        self.tables: list[Table] = [
            Exhibit01(),
            Exhibit02(),
            Exhibit05a(dirty),
            Exhibit05c(),
            Exhibit06(),
            Exhibit08a(),
            Exhibit08b(),
            Exhibit09a(dirty),
            curves,
            Exhibit10Summary(curves),
            Exhibit11(first_in_class),
            Exhibit11Summary(first_in_class),
            Exhibit12b(first_in_class),
            Exhibit20(cells),
            cells,
            *(opinion(panel.seed) for opinion in (Exhibit03, Exhibit04, Exhibit04Summary, Exhibit07, Exhibit14)),
            Exhibit12a(panel.seed, scale),
            SidebarS1(panel.seed, scale),
        ]
        exits = Exhibit17(panel.rates)
        self._commerce: list[CommerceTable] = [
            Exhibit05b(panel.rates),
            Exhibit08c(panel.members),
            Exhibit09b(),
            Exhibit09c(panel.members, dirty),
            Exhibit15(panel.seed, scale, panel.rates),
            Exhibit16a(panel.rates),
            Exhibit16b(panel.rates),
            exits,
            Exhibit17Summary(exits),
            Exhibit18(),
        ]
        for affairs in panel.affairs():
            for table in self._commerce:
                table.add_affairs(affairs)
        self._labels = (LinkWriter(folder / "gold"), DirtWriter(folder / "gold", dirty))

    def add_portfolio(self, portfolio: Portfolio) -> None:
        """Take note of a company's molecules, studies and deals."""
        for deal in self._panel.deals(portfolio):
            for table in self._commerce:
                table.add_deal(deal)
        for asset in portfolio.assets:
            self.add_molecule(asset)
        for trial in portfolio.trials():
            self.add_study(trial)

    def add_molecule(self, asset: Asset) -> None:
        """Take note of one molecule with its trials; one that is not new counts nowhere."""
        facts = facts_of(asset)
        if facts is None:
            return
        for table in self.tables:
            table.add_asset(facts)
        for table in self._commerce:
            table.add_molecule(asset, facts)

    def add_study(self, trial: Trial) -> None:
        """Take note of one study of any kind."""
        for table in self.tables:
            table.add_trial(trial)

    def add_written(self, trial: Trial, written: list[Written]) -> None:
        """Take note of how a study names its drugs."""
        for labels in self._labels:
            labels.add(trial, written)

    def close(self) -> None:
        """Write everything."""
        for labels in self._labels:
            labels.close()
        for table in (*self.tables, *self._commerce):
            table.write(self._folder)


def write_truth(scale: float, seed: int, folder: Path, dirty: bool = True) -> None:
    """Write the truth of the world of (scale, seed) below `folder`, without writing any extract."""
    world = World(scale, seed)
    truth = TruthWriter(Path(folder), Panel(world), scale, dirty)
    for portfolio in world.portfolios():
        truth.add_portfolio(portfolio)
        for trial in portfolio.trials():
            truth.add_written(trial, study(study_rng(seed, trial.nct), trial, dirty)[1])
    truth.close()


def study_rng(seed: int, nct: str) -> Random:
    """The dice that decide how one study is written; the same for extract and truth."""
    return Random(f"{seed}:ctgov:{nct}")

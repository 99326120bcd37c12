"""Writes the commercial side of a world: a vendor's drops, filings, and records that hang on no company or molecule."""

from pathlib import Path

from dagster_project.sample.panel.history import Panel
from dagster_project.sample.panel.reports import filer_of
from dagster_project.sample.world import Portfolio, World
from dagster_project.sample.writers.ecb_rates import write_rates
from dagster_project.sample.writers.nature_index import write_cities
from dagster_project.sample.writers.nih_reporter import write_projects
from dagster_project.sample.writers.nsf_awards import write_awards
from dagster_project.sample.writers.openalex import write_works
from dagster_project.sample.writers.pubmed import write_articles
from dagster_project.sample.writers.rd_statistics import write_lines
from dagster_project.sample.writers.sec_edgar import SecEdgarWriter
from dagster_project.sample.writers.vendor_panel import VendorPanelWriter


class Commerce:
    """The commercial sources, fed together."""

    def __init__(self, out: Path, panel: Panel) -> None:
        """Write below `out` all that needs no molecule; deals follow company by company."""
        self._panel = panel
        self._vendor = VendorPanelWriter(out, panel.seed, panel.members)
        self._filings = SecEdgarWriter(out / "sec_edgar")
        for affairs in panel.affairs():
            self._vendor.add_affairs(affairs)
            filer = filer_of(panel.seed, affairs.company, affairs.accounts)
            if filer is not None:
                self._filings.add(filer)

    def add(self, portfolio: Portfolio) -> None:
        """Write the molecules and deals of one portfolio."""
        for asset in portfolio.assets:
            self._vendor.assets.add(asset)
        for deal in self._panel.deals(portfolio):
            self._vendor.add_deal(deal)

    def close(self) -> dict[str, int]:
        """Close all sources; their record counts."""
        self._vendor.close()
        self._filings.close()
        return {"vendor_deals": self._vendor.n_deals, "sec_filers": self._filings.n_filers}


def write_public_records(out: Path, world: World, panel: Panel) -> dict[str, int]:
    """Sources that hang on no company or molecule: rates, grants, papers, rankings; their record counts."""
    seed, scale = world.seed, world.scale
    return {
        "ecb_rate_days": write_rates(out / "ecb_rates", panel.rates),
        "nih_applications": write_projects(out / "nih_reporter", seed, scale),
        "nsf_awards": write_awards(out / "nsf_awards", seed, scale),
        "funding_lines": write_lines(out / "rd_statistics", seed),
        "nature_index_cities": write_cities(out / "nature_index", seed),
        "openalex_works": write_works(out / "openalex", seed, scale),
        "pubmed_articles": write_articles(out / "pubmed", seed, scale),
    }

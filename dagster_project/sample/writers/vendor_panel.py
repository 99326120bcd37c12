"""The simulated vendor's panel: every table of the vendor contract, and the deals and ratings of a second vendor."""

from pathlib import Path

from dagster_project.sample.calendar import SNAPSHOT
from dagster_project.sample.chinese import company_name
from dagster_project.sample.companies import Company
from dagster_project.sample.panel import clusters, opinions
from dagster_project.sample.panel.deals import Deal
from dagster_project.sample.panel.exits import Acquisition, Financing
from dagster_project.sample.panel.financials import Accounts
from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.panel.members import CAP_DATE, Members, company_id, panel_type
from dagster_project.sample.panel.talent import Role
from dagster_project.sample.writers import vendor_assets
from dagster_project.sample.writers.vendor_drop import VendorDrop, listed

COLUMNS = {
    **vendor_assets.COLUMNS,
    "vendor_company": "company_id name name_local hq_country type founded_year tickers parent_id market_cap "
    "market_cap_date focus_ta is_top20_mnc_years",
    "vendor_company_financials": "company_id period revenue rd_expense clinical_rd_expense rd_capitalised currency "
    "gaap clinical_share_source",
    "vendor_deal": "deal_id announced_date type has_codev licensor_id licensor_country licensee_id licensee_country "
    "asset_ids ta stage upfront total equity currency territory asset_class event parent_deal_id",
    "vendor_financing": "event_id type date company_id country amount currency round investors venue",
    "vendor_mna": "deal_id announced_date closed_date target_id target_country acquirer_id value currency control",
    "vendor_survey_rd_benchmark": "respondent stage dimension basis low high dual_experience",
    "vendor_expert_benchmark": "respondent modality step low high unit",
    "vendor_ai_maturity": "respondent item score",
    "vendor_enabler_score": "respondent item score",
    "vendor_talent_role": "company_id person_hash role founded_year education_region overseas_years mnc_years",
    "cluster_indicator": "cluster indicator year value unit geo_definition citation",
}
SECOND_COLUMNS = {stem: COLUMNS[stem] for stem in ("vendor_deal", "vendor_ai_maturity")}
EVERY_NTH_DEAL = 4
"""The second vendor knows only so many of the deals, and knows them otherwise."""


class VendorPanelWriter:
    """Streams the commercial tables of the first vendor and what the second has of them."""

    def __init__(self, out: Path, seed: int, members: Members) -> None:
        self._seed, self._members = seed, members
        self._first = VendorDrop(out / "vendor" / "simulated_panel", "SIMULATED-1", COLUMNS)
        self._second = VendorDrop(out / "vendor" / "simulated_second_panel", "SIMULATED-2", SECOND_COLUMNS)
        self.assets = vendor_assets.VendorAssets(self._first, members.companies)
        self._write_opinions()

    @property
    def n_deals(self) -> int:
        """Deals of the first vendor."""
        return self._first.n_rows["vendor_deal"]

    def add_affairs(self, affairs: Affairs) -> None:
        """Write one company with all that happened to it but its deals."""
        self._add_company(affairs.company)
        for accounts in affairs.accounts:
            self._add_accounts(accounts)
        for event in affairs.financings:
            self._add_financing(event)
        for deal in affairs.acquisitions:
            self._add_acquisition(deal)
        for role in affairs.roles:
            self._add_role(role)

    def _add_company(self, company: Company) -> None:
        """Write one company as of the day of the extract, and its subsidiary."""
        members, own = self._members, company_id(company)
        country, name = company.country_on(SNAPSHOT), company.name_on(SNAPSHOT)
        local = company_name(company.name) if company.country == "CN" else ""
        kind = panel_type(company)
        cap = members.market_cap(company)
        ticker = f"{company.code_prefix}.SYN" if cap else ""
        capped_on = CAP_DATE if cap else None
        focus, years = members.focus(company), listed(members.top_years(company))
        place = (country, kind, company.founded_year, ticker, "")
        self._first.add("vendor_company", own, name, local, *place, cap, capped_on, focus, years)
        if company.subsidiary:
            sub_name, sub_country = company.subsidiary
            place = (sub_country, kind, company.founded_year, "", own)
            self._first.add("vendor_company", f"{own}S", sub_name, "", *place, None, None, "", "")

    def _add_accounts(self, accounts: Accounts) -> None:
        """Write one period of one company."""
        share_source = "SYNTHETIC analyst" if accounts.is_clinical_estimated else ""
        self._first.add(
            "vendor_company_financials",
            *(company_id(accounts.company), accounts.period, accounts.revenue, accounts.rd_expensed),
            *(accounts.clinical_rd, accounts.rd_capitalised, accounts.currency, accounts.gaap, share_source),
        )

    def add_deal(self, deal: Deal) -> None:
        """Write one deal; the second vendor has some of them, with other amounts and under numbers of its own."""
        self._first.add("vendor_deal", *_deal_row(deal, deal.deal_id, deal.upfront))
        if deal.event == "new" and self.n_deals % EVERY_NTH_DEAL == 0:
            higher = None if deal.upfront is None else deal.upfront + deal.upfront // 10
            self._second.add("vendor_deal", *_deal_row(deal, f"SSP-{self.n_deals:06d}", higher))

    def _add_financing(self, event: Financing) -> None:
        """Write one financing event."""
        self._first.add(
            "vendor_financing",
            *(event.event_id, event.kind, event.day, company_id(event.company), event.company.country_on(event.day)),
            *(event.amount, event.currency, event.round, listed(event.investors), event.venue),
        )

    def _add_acquisition(self, deal: Acquisition) -> None:
        """Write one purchase of a company."""
        self._first.add(
            "vendor_mna",
            *(deal.deal_id, deal.announced, deal.closed, company_id(deal.target)),
            *(deal.target.country_on(deal.announced), company_id(deal.acquirer)),
            *(deal.value, deal.currency, deal.is_control),
        )

    def _add_role(self, role: Role) -> None:
        """Write one role of one person."""
        self._first.add(
            "vendor_talent_role",
            *(company_id(role.company), role.person, role.role, role.company.founded_year),
            *(role.education, role.overseas_years, role.mnc_years),
        )

    def close(self) -> None:
        """Close both drops."""
        self._first.close()
        self._second.close()

    def _write_opinions(self) -> None:
        for stem, rows in (
            ("vendor_survey_rd_benchmark", opinions.survey_answers(self._seed)),
            ("vendor_expert_benchmark", opinions.expert_answers(self._seed)),
            ("vendor_ai_maturity", opinions.ai_ratings(self._seed)),
            ("vendor_enabler_score", opinions.enabler_scores(self._seed)),
            ("cluster_indicator", clusters.indicators(self._seed)),
        ):
            for row in rows:
                self._first.add(stem, *row)
        for respondent, item, score in opinions.ai_ratings(self._seed):
            self._second.add("vendor_ai_maturity", respondent, item, 5 - score)


def _deal_row(deal: Deal, deal_id: str, upfront: int | None) -> tuple:
    licensors = listed(company_id(c) for c in deal.licensors)
    homes = listed(c.country_on(deal.day) for c in deal.licensors)
    sides = (licensors, homes, company_id(deal.licensee), deal.buyer_country)
    money = (upfront, deal.total, deal.equity, deal.currency)
    tail = (deal.territory, deal.asset_class, deal.event, deal.parent_id)
    return deal_id, deal.day, deal.kind, deal.has_codev, *sides, listed(deal.assets), deal.ta, deal.stage, *money, *tail

"""Exhibit 18: where people in leading roles come from, by the time their company was founded."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from dagster_project.sample.panel.history import Affairs
from dagster_project.sample.panel.talent import Role
from dagster_project.sample.truth.commerce import CommerceTable

RETURNEE_YEARS = 3


class Exhibit18(CommerceTable):
    """One person counts once per company, whatever roles they hold there."""

    name = "exhibit_18_talent_mix"
    columns = ("talent_phase", "talent_source", "n_people", "n_people_of_cohort", "share", "n_companies")

    def __init__(self) -> None:
        self._people: dict[str, Counter] = defaultdict(Counter)
        self._companies: dict[tuple[str, str], set[int]] = defaultdict(set)

    def add_affairs(self, affairs: Affairs) -> None:
        """Count the people of one sampled company."""
        phase = _phase(affairs.company.founded_year)
        for role in {role.person: role for role in affairs.roles}.values():
            source = _source(role)
            self._people[phase][source] += 1
            self._companies[phase, source].add(affairs.company.number)

    def rows(self) -> Iterator[tuple]:
        """One row per cohort and source with a person."""
        for phase, counts in sorted(self._people.items()):
            n_all = sum(counts.values())
            for source, n in sorted(counts.items()):
                yield phase, source, n, n_all, n / n_all, len(self._companies[phase, source])


def _phase(founded: int) -> str:
    if founded < 2016:
        return "initial_accumulation"
    return "overseas_returnee_wave" if founded < 2022 else "domestic_growth"


def _source(role: Role) -> str:
    """A degree from abroad or three years of research there make a returnee, whatever came later."""
    if role.education is None:
        return "unknown"
    if role.education != "CN" or role.overseas_years >= RETURNEE_YEARS:
        return "overseas_returnee"
    return "mnc_china" if role.mnc_years else "domestic"

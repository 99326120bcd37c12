"""Exhibits 10, 11 and 12b on the committed sample against the world that it was written from.

The sample's names are dirty, so counts deviate. Each cell of exhibit 10 may deviate by no more than the molecules that
were misread and touch it. For exhibits 11 and 12b the rule is computed here once more, over the molecules as resolved:
what is left between the mart and that is the history of old drugs, which the simulated world does not have, and it can
only make molecules less new. The bounds are little more than what was measured when the tests were written: most
molecules that were misread have no known target, because the reference list lacks them and no text names it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from tests.conftest import Place
from tests.integration.resolved_molecules import TRUTH, misreadings

FIRST_YEAR, AS_OF = 2015, date(2026, 4, 30)
MAX_SHARE_MISREAD_10 = 0.35
MAX_SHARE_MISREAD_11 = 0.31
MAX_SHARE_MISREAD_12B = 0.48
MAX_SHARE_TRIED_BY_OLD_DRUGS = 0.21
UNEXPLORED = "unexplored_target"
Cell = tuple[object, ...]


@pytest.fixture(scope="module")
def marts(sample_release: Place) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(sample_release.marts), read_only=True) as connection:
        yield connection


def truth(name: str, keys: str, figure: str) -> Counter[Cell]:
    """Figures of a truth table by its keys."""
    rows = duckdb.execute(f"select {keys}, {figure} from read_csv($1)", [str(TRUTH / name)]).fetchall()
    return Counter({tuple(key): n for *key, n in rows})


def figures(marts: duckdb.DuckDBPyConnection, table: str, keys: str, figure: str) -> Counter[Cell]:
    """Figures of a mart by its keys; a row of 0 is no row in the truth."""
    rows = marts.execute(f"select {keys}, {figure} from exhibits.{table} where {figure} > 0").fetchall()
    return Counter({tuple(key): n for *key, n in rows})


def deviation(one: Counter[Cell], other: Counter[Cell]) -> int:
    """Molecules that would have to be added or taken away to make one the other."""
    return sum(abs(one[cell] - other[cell]) for cell in one | other)


def recomputed(marts: duckdb.DuckDBPyConnection) -> Counter[Cell]:
    """First-in-class molecules by year, origin and class, by the rule, among the new molecules as resolved."""
    molecules = marts.execute(
        """
        select assets.first_clinical_date, origins.origin_group, assets.target_set_key, assets.modality_l2
        from core.dim_asset as assets
        inner join core.v_asset_origin as origins on origins.asset_id = assets.asset_id
        where assets.is_nme and not assets.is_diagnostic and assets.target_set_key is not null
          and assets.first_clinical_date is not null
        """
    ).fetchall()
    firsts: dict[object, date] = defaultdict(lambda: date.max)
    for day, _, targets, modality in molecules:
        for seen in ((targets, modality), (targets,), *targets.split(";")):
            firsts[seen] = min(firsts[seen], day)
    counts: Counter[Cell] = Counter()
    for day, origin, targets, modality in molecules:
        if firsts[targets, modality] != day or day.year < FIRST_YEAR or day > AS_OF:
            continue
        if any(firsts[target] == day for target in targets.split(";")):
            novelty = UNEXPLORED
        else:
            novelty = "new_target_combination" if firsts[targets,] == day else "modality_migration"
        counts[day.year, origin, novelty] += 1
    return counts


def test_every_deviation_of_the_target_curve_has_a_misread_molecule(marts: duckdb.DuckDBPyConnection) -> None:
    keys = "origin_group, target_id"
    expected = truth("exhibit_10_target_cumshare.csv", keys, "n_assets")
    found = figures(marts, "mart_exhibit_10_target_cumshare", keys, "n_assets")
    misread = misreadings(marts)
    touching = Counter(pair for one in misread for pair in one.pairs)
    causes = Counter(one.cause for one in misread)
    unexplained = {
        cell: (expected[cell], found[cell])
        for cell in expected | found
        if abs(expected[cell] - found[cell]) > touching[cell]
    }
    assert unexplained == {}, f"cells (truth, mart) beyond the misread molecules {dict(causes)}"
    assert deviation(expected, found) <= MAX_SHARE_MISREAD_10 * expected.total(), dict(causes)


def test_curve_of_the_sample_is_marked_as_too_short_to_compare(marts: duckdb.DuckDBPyConnection) -> None:
    rows = marts.execute(
        "select origin_group, is_short_list from exhibits.mart_exhibit_10_summary order by 1"
    ).fetchall()
    assert rows == [("CN", True), ("US", True)]


def test_novelty_differs_from_the_rule_only_by_what_old_drugs_had_tried(marts: duckdb.DuckDBPyConnection) -> None:
    keys = "entry_year, origin_group, novelty_class"
    by_rule = recomputed(marts)
    found = figures(marts, "mart_exhibit_11_fic", keys, "n_fic")
    newer = {
        cell: (by_rule[cell], found[cell])
        for cell in by_rule | found
        if cell[2] == UNEXPLORED and found[cell] > by_rule[cell]
    }
    assert newer == {}, "cells (rule, mart) where history made a target newer"
    assert found.total() <= by_rule.total()
    assert deviation(by_rule, found) <= MAX_SHARE_TRIED_BY_OLD_DRUGS * by_rule.total()


def test_first_in_class_of_the_molecules_as_resolved_are_those_of_the_world(marts: duckdb.DuckDBPyConnection) -> None:
    expected = truth("exhibit_11_fic.csv", "entry_year, origin_group, novelty_class", "n_fic")
    by_rule = recomputed(marts)
    causes = Counter(one.cause for one in misreadings(marts))
    assert deviation(expected, by_rule) <= MAX_SHARE_MISREAD_11 * expected.total(), dict(causes)


def test_unexplored_targets_of_china_are_those_of_exhibit_11(marts: duckdb.DuckDBPyConnection) -> None:
    panel = figures(marts, "mart_exhibit_12b_unexplored_target_nmes", "entry_year", "n_nmes_of_year")
    firsts = figures(marts, "mart_exhibit_11_fic", "entry_year, origin_group, novelty_class", "n_fic_at_entry")
    china = Counter(
        {(year,): n for (year, origin, novelty), n in firsts.items() if (origin, novelty) == ("CN", UNEXPLORED)}
    )
    expected = truth("exhibit_12b_unexplored_target_nmes.csv", "entry_year, modality_class", "n_nmes")
    found = figures(marts, "mart_exhibit_12b_unexplored_target_nmes", "entry_year, modality_class", "n_nmes")
    assert panel == china
    assert deviation(expected, found) <= MAX_SHARE_MISREAD_12B * expected.total()

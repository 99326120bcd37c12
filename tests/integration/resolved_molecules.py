"""The molecules of the simulated world as the marts resolved them, beside what the world knows of them.

Belongs here: which molecules were read otherwise than they are, and why. Does not belong here: exhibits.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

TRUTH = Path(__file__).parents[1] / "truth" / "sample"


@dataclass(frozen=True)
class Molecule:
    """What one side holds true of a molecule: where it is from and what it acts on."""

    origin_group: str
    targets: frozenset[str]
    is_nme: bool = True

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """(origin, target) for each of its targets."""
        return {(self.origin_group, target) for target in self.targets}


@dataclass(frozen=True)
class Misreading:
    """A molecule that the marts read otherwise than it is: why, and the pairs that this can change."""

    cause: str
    pairs: frozenset[tuple[str, str]]


def misreadings(connection: duckdb.DuckDBPyConnection) -> list[Misreading]:
    """Return every new molecule of the world that is not seen as it is, and those seen that are none of it."""
    known, seen, links = _known(connection), _seen(connection), _links(connection)
    assets_of, keys_of = defaultdict(set), defaultdict(set)
    for key, asset in links:
        assets_of[key].add(asset)
        keys_of[asset].add(key)
    found = []
    for key, molecule in known.items():
        linked = assets_of[key]
        cause = _cause(molecule, [seen[asset] for asset in linked], max((len(keys_of[a]) for a in linked), default=0))
        if cause:
            pairs = molecule.pairs.union(*(seen[asset].pairs for asset in linked))
            found.append(Misreading(cause, frozenset(pairs)))
    strays = [molecule for asset, molecule in seen.items() if molecule.is_nme and not keys_of[asset]]
    return found + [Misreading("is no new molecule of the world", frozenset(stray.pairs)) for stray in strays]


def _cause(molecule: Molecule, linked: list[Molecule], n_keys: int) -> str | None:
    if not linked:
        return "not found"
    if len(linked) > 1:
        return "split in several"
    if n_keys > 1:
        return "merged with another"
    (asset,) = linked
    if not asset.is_nme:
        return "not seen as new"
    if asset.origin_group != molecule.origin_group:
        return "origin"
    if asset.targets != molecule.targets:
        return "other targets" if asset.targets else "targets unknown"
    return None


def _known(connection: duckdb.DuckDBPyConnection) -> dict[str, Molecule]:
    rows = connection.execute(
        """
        select gold.asset_key, any_value(coalesce(countries.origin_group, 'UNK')), any_value(coalesce(gold.targets, ''))
        from read_csv($1, all_varchar = true) as gold
        left join core.dim_country as countries on countries.country_code = gold.origin_country
        where gold.is_nme = 'true' and gold.role = 'experimental'
        group by gold.asset_key
        """,
        [str(TRUTH / "gold" / "assets.csv")],
    ).fetchall()
    return {key: Molecule(origin, _targets(text)) for key, origin, text in rows}


def _seen(connection: duckdb.DuckDBPyConnection) -> dict[str, Molecule]:
    rows = connection.execute(
        """
        select assets.asset_id, origins.origin_group, coalesce(assets.target_set_key, ''), assets.is_nme
        from core.dim_asset as assets
        inner join core.v_asset_origin as origins on origins.asset_id = assets.asset_id
        """
    ).fetchall()
    return {asset: Molecule(origin, _targets(text), is_nme) for asset, origin, text, is_nme in rows}


def _links(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute(
        """
        select distinct gold.asset_key, assets.asset_id
        from read_csv($1, all_varchar = true) as gold
        inner join (select trial_id, asset_id, unnest(raw_names) as raw_name from core.bridge_trial_asset) as assets
            on assets.trial_id = gold.nct_id and lower(assets.raw_name) = lower(gold.raw_name)
        where gold.is_nme = 'true' and gold.role = 'experimental'
        """,
        [str(TRUTH / "gold" / "assets.csv")],
    ).fetchall()


def _targets(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split(";") if part)

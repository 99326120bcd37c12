"""Which asset of a release is which labelled asset of the same trial.

Belongs here: comparing names. Does not belong here: judging what the release says of a matched asset (`measures`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from dagster_project.resolution.answers import AssetAnswer
from dagster_project.resolution.labels import LabelledAsset

SHORTEST_PART = 4


def name_key(name: str) -> str:
    """Return a name's letters and digits, lower case, accents folded: 'SHR-A1811' and 'shr a1811' are one key."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^\w]|_", "", "".join(sign for sign in folded if not unicodedata.combining(sign)))


def match_assets(labelled: Sequence[LabelledAsset], answered: Sequence[AssetAnswer]) -> dict[int, AssetAnswer]:
    """Pair the assets of one trial, each at most once, the best agreement of names first.

    Returns the answer for the position of each labelled asset that was found. From best to worst: the preferred name
    is one that the release gives the asset; a name in the record is the same; one is part of the other (a dose, a
    combination written as one string).
    """
    agreements = sorted(
        (
            (-agreement, position, number)
            for position, label in enumerate(labelled)
            for number, answer in enumerate(answered)
            if (agreement := _agreement(label, answer))
        ),
    )
    pairs: dict[int, AssetAnswer] = {}
    taken: set[int] = set()
    for _, position, number in agreements:
        if position not in pairs and number not in taken:
            pairs[position] = answered[number]
            taken.add(number)
    return pairs


def _agreement(label: LabelledAsset, answer: AssetAnswer) -> int:
    preferred = {name_key(label.pref_name)}
    recorded = _keys(label.raw_names)
    mentioned = _keys(answer.raw_names)
    known = _keys((answer.pref_name, *answer.synonyms)) | mentioned
    if preferred & known:
        return 3
    if recorded & mentioned:
        return 2
    if any(_is_part(one, other) for one in recorded | preferred for other in mentioned):
        return 1
    return 0


def _keys(names: Iterable[str]) -> set[str]:
    return {key for name in names if (key := name_key(name))}


def _is_part(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST_PART and shorter in longer

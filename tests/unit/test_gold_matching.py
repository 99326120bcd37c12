"""Which asset of a release is which labelled one."""

import pytest

from dagster_project.resolution.answers import AssetAnswer
from dagster_project.resolution.labels import LabelledAsset
from dagster_project.resolution.matching import match_assets, name_key


def labelled(pref_name: str, *raw_names: str) -> LabelledAsset:
    return LabelledAsset(
        "NCT90000001", pref_name, raw_names or (pref_name,), "experimental", "nme", True, "mab",
        frozenset({"CN"}), frozenset(), False,
    )  # fmt: skip


def answered(asset_id: str, pref_name: str, *raw_names: str, synonyms: tuple[str, ...] = ()) -> AssetAnswer:
    return AssetAnswer(
        "NCT90000001", asset_id, pref_name, raw_names, synonyms, "experimental", "nme", True, "mab", "CN", frozenset()
    )


def pairs(labels: list[LabelledAsset], answers: list[AssetAnswer]) -> dict[int, str]:
    return {position: answer.asset_id for position, answer in match_assets(labels, answers).items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [("SHR-A1811", "shr a1811"), ("Sacituzumab Tirumotecan", "sacituzumab-tirumotecan"), ("Béta®", "beta")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_names_that_differ_keep_different_keys() -> None:
    assert name_key("AB-101") != name_key("AB-110")
    assert name_key("特瑞普利单抗") != name_key("信迪利单抗")


def test_preferred_name_matches_a_synonym_of_the_release() -> None:
    labels = [labelled("testimab", "AB-101 injection")]
    assert pairs(labels, [answered("a", "AB101", "the study drug", synonyms=("Testimab",))]) == {0: "a"}


def test_dose_and_combination_match_by_part_but_only_what_is_left() -> None:
    both = "Testimab combined with Oldiplatin"
    labels = [labelled("testimab", both), labelled("oldiplatin", both)]
    answers = [answered("old", "OLDIPLATIN", "Oldiplatin"), answered("new", "Testimab", "Testimab")]
    assert pairs(labels, answers) == {0: "new", 1: "old"}


def test_one_answer_is_used_once() -> None:
    labels = [labelled("testimab"), labelled("testimab biosimilar", "testimab")]
    assert pairs(labels, [answered("a", "testimab", "testimab")]) == {0: "a"}


def test_short_parts_do_not_match() -> None:
    assert pairs([labelled("IL-2")], [answered("a", "P-IL-2 platelets", "P-IL-2 platelets")]) == {}

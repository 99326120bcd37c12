"""Chinese spellings of invented companies and drugs, syllable by syllable, for registries that write in Chinese."""

from dagster_project.sample.assets import Asset
from dagster_project.sample.names import WORDS

SYLLABLES = dict(pair.split("=") for pair in WORDS["chinese_syllables"])
CITIES = dict(pair.split("=") for pair in WORDS["chinese_cities"])
KINDS = {
    "Biopharma": "生物制药有限公司",
    "Pharmaceutical": "药业有限公司",
    "Biotechnology": "生物科技有限公司",
    "Hospital": "医院",
    "University": "大学",
}
FORMS = {"mab": "注射液", "bsab": "注射液", "adc": "注射用", "small_molecule": "片"}


def company_name(name: str) -> str:
    """Chinese name of a company from its English one; names that hold no Chinese root stay as they are."""
    root = next((spelled for word in name.replace("(", " ").split() if (spelled := _root(word))), None)
    if root is None:
        return name
    city = next((c for latin, c in CITIES.items() if latin in name), "")
    return city + root + next((k for latin, k in KINDS.items() if latin in name), "医药有限公司")


def drug_name(asset: Asset) -> str:
    """Chinese name of a drug, else its code with the dosage form."""
    return (asset.chinese or asset.code or asset.pref_name) + FORMS.get(asset.modality, "注射液")


def _root(word: str) -> str | None:
    """A pinyin root such as `Qinghe` in characters; None if the word does not split into known syllables."""
    for first in sorted((s for s in SYLLABLES if s[0].isupper()), key=len, reverse=True):
        if word.startswith(first):
            rest = _tail(word[len(first) :])
            if rest:
                return SYLLABLES[first] + rest
    return None


def _tail(text: str) -> str | None:
    if not text:
        return ""
    for syllable in sorted((s for s in SYLLABLES if s[0].islower()), key=len, reverse=True):
        if text.startswith(syllable):
            rest = _tail(text[len(syllable) :])
            if rest is not None:
                return SYLLABLES[syllable] + rest
    return None

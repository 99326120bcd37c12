"""Invented names: substances, brands, Chinese names, company roots. None is a real product or firm."""

from pathlib import Path
from random import Random

WORDS = {
    line.split(": ")[0]: line.split(": ")[1].split()
    for line in (Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").splitlines()
}
"""Syllables by place in the word."""

FOURTH = (
    "",
    "len",
    "mor",
    "tys",
    "gar",
    "pel",
    "kin",
    "dru",
    "bos",
    "wen",
    "fil",
    "rax",
    "sul",
    "hem",
    "jor",
    "tac",
)

STEMS = {
    "small_molecule": ("tinib", "rasib", "citinib", "gliptin", "xaban", "orexant", "gepant", "vir", "lisib"),
    "mab": ("mab", "tug", "bart"),
    "bsab": ("mab", "mab", "mig"),
    "multispecific_ab": ("mig",),
    "adc": ("mab vedotin", "mab deruxtecan", "tug rezetecan"),
    "multispecific_adc": ("mig deruxtecan",),
    "multi_payload_adc": ("tug tirumotecan",),
    "probody": ("mab",),
    "fusion_protein": ("cept", "fusp alfa"),
    "recombinant_protein": ("ermin", "ase alfa"),
    "peptide": ("tide", "glutide"),
    "sirna": ("siran",),
    "aso": ("rsen",),
    "mrna": ("meran",),
    "car_t_autologous": ("cabtagene autoleucel",),
    "car_t_allogeneic": ("cabtagene alloleucel",),
    "gene_therapy_in_vivo": ("gene parvovec",),
    "oncolytic_virus": ("repvec",),
    "rlt": ("tide lutetium",),
    "protac": ("degestrant",),
    "molecular_glue": ("domide",),
    "stem_cell": ("strocel",),
    "tcr_t": ("leucel",),
    "til": ("leucel",),
}
"""INN endings by modality (metric dictionary 5.4); a modality that is missing never gets an INN here."""

CHINESE_ENDING = {
    "tinib": "替尼",
    "citinib": "替尼",
    "mab": "单抗",
    "tug": "单抗",
    "bart": "单抗",
    "glutide": "肽",
    "tide": "肽",
}
CHINESE_SYLLABLES = "泽洛维瑞安替贝卡恩弗格海嘉科利莫诺培奇沙托沃希伊珠达芬古"


_BLOCK = len(WORDS["first"]) * len(WORDS["second"]) * len(WORDS["third"])
_STEP = 61_631  # coprime to the block size, so that neighbouring numbers look unrelated and never collide


def substance_stem(number: int) -> str:
    """Unique invented beginning of an INN for a molecule number of any size."""
    extra, rest = divmod(number, _BLOCK)
    rest = rest * _STEP % _BLOCK
    rest, third = divmod(rest, len(WORDS["third"]))
    first, second = divmod(rest, len(WORDS["second"]))
    tail = "".join(FOURTH[1 + int(d, 15)] for d in _base15(extra)) if extra else ""
    return WORDS["first"][first] + WORDS["second"][second] + WORDS["third"][third] + tail


def _base15(number: int) -> list[str]:
    digits = []
    while number:
        number, digit = divmod(number, 15)
        digits.append("0123456789abcde"[digit])
    return digits


def inn(number: int, modality: str, rng: Random) -> str | None:
    """Invented INN with the modality's stem; None where no INN scheme exists for the modality."""
    endings = STEMS.get(modality)
    if endings is None:
        return None
    ending = rng.choice(endings)
    stem = substance_stem(number)
    if modality == "gene_therapy_in_vivo":
        return f"{stem}gene {WORDS['first'][number % len(WORDS['first'])]}aparvovec"
    if modality == "rlt":
        return f"lutetium (177Lu) {stem}tide"
    return stem + ending


def chinese_name(number: int, ending: str) -> str | None:
    """Unique invented Chinese name of a substance, for the endings with a fixed Chinese counterpart."""
    for latin, chinese in CHINESE_ENDING.items():
        if ending.endswith(latin):
            size = len(CHINESE_SYLLABLES)
            extra, rest = divmod(number, size**3)
            rest = rest * _STEP % size**3
            digits = [rest // size**2, rest // size % size, rest % size]
            while extra:
                extra, digit = divmod(extra, size)
                digits.append(digit)
            return "".join(CHINESE_SYLLABLES[digit] for digit in digits) + chinese
    return None


def brand(number: int) -> str:
    """Invented brand name; differs from every substance name by its ending."""
    return substance_stem(number * 3 + 1).capitalize() + ("zyq", "vexa", "tryx", "lumo")[number % 4]


def company_root(rng: Random, chinese: bool, syllables: int) -> str:
    """Invented distinctive first word of a company; more syllables as names run out."""
    if chinese:
        return rng.choice(WORDS["pinyin_1"]) + "".join(rng.choice(WORDS["pinyin_2"]) for _ in range(syllables - 1))
    return (
        rng.choice(WORDS["latin_1"])
        + "".join(rng.choice(WORDS["latin_2"]) for _ in range(syllables - 1))
        + rng.choice(WORDS["latin_3"])
    )


def typo(rng: Random, name: str) -> str:
    """A misspelling of a name: inner letters swapped, doubled or dropped; the first letter stays."""
    place = rng.randrange(2, max(3, len(name) - 2))
    kind = rng.random()
    if kind < 0.4:
        return name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :]
    if kind < 0.7:
        return name[:place] + name[place] + name[place:]
    return name[:place] + name[place + 1 :]

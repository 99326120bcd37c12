"""Invented names: substances, brands, Chinese names, codes, company roots. Nothing here is a real product or firm."""

from random import Random

FIRST = [
    "zel",
    "qua",
    "vox",
    "bre",
    "tiv",
    "nor",
    "lum",
    "fer",
    "dax",
    "pol",
    "gri",
    "kes",
    "mav",
    "ulo",
    "xan",
    "rud",
    "sib",
    "cor",
    "hel",
    "jan",
    "wex",
    "tam",
    "ost",
    "pri",
    "zin",
    "bal",
    "nev",
    "gul",
    "fos",
    "ver",
    "dri",
    "lac",
    "mon",
    "tul",
    "sef",
    "bex",
    "cav",
    "hox",
    "pim",
    "rol",
    "yel",
    "zur",
    "arv",
    "ent",
    "imb",
    "olt",
    "umb",
    "egr",
    "ashl",
    "ofv",
    "ipt",
    "alq",
    "edr",
    "irv",
    "obs",
    "und",
    "afn",
    "ezl",
    "igm",
    "uvr",
    "okt",
]
SECOND = [
    "ta",
    "qui",
    "lo",
    "ve",
    "ra",
    "mi",
    "zo",
    "pe",
    "ne",
    "bi",
    "du",
    "fa",
    "go",
    "hy",
    "ka",
    "su",
    "xe",
    "wo",
    "ju",
    "cle",
    "pro",
    "stri",
    "gla",
    "dru",
    "fle",
    "mu",
    "nu",
    "tho",
    "che",
    "sha",
    "vri",
    "kla",
    "bro",
    "tre",
    "plu",
    "smo",
    "spe",
    "dwa",
    "gwi",
    "kru",
    "nde",
    "rsi",
    "lgo",
    "mta",
    "lva",
    "rne",
    "nko",
    "sto",
]
THIRD = [
    "vo",
    "ri",
    "da",
    "le",
    "xi",
    "ba",
    "no",
    "tu",
    "fe",
    "ga",
    "zu",
    "pi",
    "my",
    "ke",
    "so",
    "wa",
    "ju",
    "ce",
    "hi",
    "lu",
    "be",
    "do",
    "ta",
    "ro",
    "ni",
    "ma",
    "vi",
    "pa",
    "se",
    "go",
    "ze",
    "du",
    "fi",
    "ka",
    "lo",
    "mi",
    "nu",
    "po",
    "ra",
    "su",
    "ti",
    "va",
    "xo",
    "za",
    "bu",
    "cy",
    "di",
    "fu",
]
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

PINYIN_1 = [
    "Qing",
    "Lan",
    "Yun",
    "Zhe",
    "Mu",
    "Song",
    "Xue",
    "Bai",
    "Chun",
    "Dai",
    "Feng",
    "Gui",
    "Hao",
    "Ji",
    "Ke",
    "Lin",
    "Min",
    "Nan",
    "Peng",
    "Qiu",
    "Ruo",
    "Shu",
    "Tan",
    "Wei",
    "Xi",
    "Ying",
]
PINYIN_2 = [
    "he",
    "xu",
    "chuan",
    "lu",
    "mei",
    "ning",
    "pu",
    "quan",
    "shan",
    "tong",
    "wan",
    "xia",
    "yan",
    "zhou",
    "gu",
    "jing",
    "lai",
    "meng",
    "qi",
    "ran",
    "sen",
    "teng",
    "wen",
    "yi",
    "zhen",
    "bo",
]
LATIN_1 = [
    "Cal",
    "Tor",
    "Ves",
    "Nor",
    "Ald",
    "Bren",
    "Cor",
    "Dra",
    "El",
    "Fen",
    "Gal",
    "Hal",
    "Ison",
    "Jax",
    "Kel",
    "Lum",
    "Mer",
    "Nov",
    "Ost",
    "Pra",
    "Quor",
    "Riv",
    "Sel",
    "Tal",
    "Vex",
    "Wil",
]
LATIN_2 = ["lo", "ra", "mi", "ta", "ne", "vi", "do", "ka", "su", "be"]
LATIN_3 = ["way", "dex", "ris", "ton", "vance", "lith", "mark", "quist", "bourne", "field", "nova", "gard"]

_BLOCK = len(FIRST) * len(SECOND) * len(THIRD)
_STEP = 61_631  # coprime to the block size, so that neighbouring numbers look unrelated and never collide


def substance_stem(number: int) -> str:
    """Unique invented beginning of an INN for a molecule number (any size); pronounceable, not a real substance."""
    extra, rest = divmod(number, _BLOCK)
    rest = rest * _STEP % _BLOCK
    rest, third = divmod(rest, len(THIRD))
    first, second = divmod(rest, len(SECOND))
    tail = "".join(FOURTH[1 + int(d, 15)] for d in _base15(extra)) if extra else ""
    return FIRST[first] + SECOND[second] + THIRD[third] + tail


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
        return f"{stem}gene {FIRST[number % len(FIRST)]}aparvovec"
    if modality == "rlt":
        return f"lutetium (177Lu) {stem}tide"
    return stem + ending


def chinese_name(number: int, ending: str) -> str | None:
    """Invented Chinese name of a substance, for the endings with a fixed Chinese counterpart."""
    for latin, chinese in CHINESE_ENDING.items():
        if ending.endswith(latin):
            size = len(CHINESE_SYLLABLES)
            a, b, c = number % size, number * 7 // 3 % size, (number * 13 + 5) % size
            return CHINESE_SYLLABLES[a] + CHINESE_SYLLABLES[b] + CHINESE_SYLLABLES[c] + chinese
    return None


def brand(number: int) -> str:
    """Invented brand name; differs from every substance name by its ending."""
    return substance_stem(number * 3 + 1).capitalize() + ("zyq", "vexa", "tryx", "lumo")[number % 4]


def company_root(rng: Random, chinese: bool, syllables: int) -> str:
    """Invented distinctive first word of a company; more syllables as names run out."""
    if chinese:
        return rng.choice(PINYIN_1) + "".join(rng.choice(PINYIN_2) for _ in range(syllables - 1))
    return (
        rng.choice(LATIN_1) + "".join(rng.choice(LATIN_2) for _ in range(syllables - 1)) + rng.choice(LATIN_3)
    )


def typo(rng: Random, name: str) -> str:
    """A misspelling of a name: two inner letters swapped, or one doubled or dropped; the first letter stays."""
    place = rng.randrange(2, max(3, len(name) - 2))
    kind = rng.random()
    if kind < 0.4:
        return name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :]
    if kind < 0.7:
        return name[:place] + name[place] + name[place:]
    return name[:place] + name[place + 1 :]

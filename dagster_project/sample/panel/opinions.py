"""What surveyed people say: China against the US by stage, steps by modality, AI maturity, enablers.

The centres of the answers are the published ones; the spread is invented. Some respondents know one country only.
"""

from collections.abc import Iterator
from random import Random

RESPONDENTS = 24
EXPERTS = 9
STAGES = {
    ("drug_discovery", "timeline"): ("pct_of_us", 60, 14),
    ("preclinical", "timeline"): ("pct_of_us", 62, 10),
    ("ind", "timeline"): ("extra_months", 1.8, 0.9),
    ("pre_poc", "timeline"): ("speed_multiple", 2.4, 0.5),
    ("post_poc", "timeline"): ("pct_of_us", 62, 9),
    ("nda_bla", "timeline"): ("extra_months", 5.5, 0.8),
    ("drug_discovery", "cost"): ("pct_of_us", 25, 6),
    ("preclinical", "cost"): ("pct_of_us", 42, 8),
    ("pre_poc", "cost"): ("pct_of_us_per_patient", 41, 8),
}
"""(stage, dimension) to (basis, centre, spread); the cells that are missing here are empty in every answer."""
STEPS = {
    "oncology_bsab": {
        "hit_screening": (3, 6),
        "hit_to_lead": (3, 5),
        "humanization": (2, 3),
        "lead_optimization": (2, 6),
        "preclinical_pcc_to_ind": (13, 18),
        "total_months": (24, 36),
        "cost_usd_mn_per_pcc": (7, 10),
        "extra_months": (12, 24),
        "cost_multiple": (3, 4),
    },
    "hematology_autologous_cart": {
        "antibody_library_building": (4, 6),
        "antibody_screening": (1, 2),
        "in_vitro_functional_assays": (2, 3),
        "animal_studies_process": (5, 6),
        "preclinical_pcc_to_ind": (8, 12),
        "total_months": (20, 28),
        "cost_usd_mn_per_pcc": (6, 9),
        "extra_months": (10, 14),
        "cost_multiple": (3.5, 4.5),
    },
    "galnac_sirna": {
        "sequence_design_synthesis": (1, 2),
        "in_vitro_cell_screening": (1, 1),
        "mouse_rat_screening": (1, 3),
        "nhp_screening": (1, 7),
        "preclinical_pcc_to_ind": (10, None),
        "total_months": (16, 24),
        "cost_usd_mn_per_pcc": (4, 7),
        "extra_months": (10, 18),
        "cost_multiple": (2.5, 3.5),
    },
}
UNITS = {"cost_usd_mn_per_pcc": "USD mn", "cost_multiple": "x"}
AI_USES = {
    "target_discovery / target_identification / any": 3,
    "drug_discovery / generative_design_virtual_screening / small_molecule": 4,
    "drug_discovery / design / large_molecule": 2,
    "drug_discovery / design / new_modality": 1,
    "preclinical / admet_prediction / small_molecule": 3,
    "preclinical / toxicology_safety / any": 2,
    "clinical / trial_design_enrolment_analysis / any": 3,
    "clinical / outcome_prediction / any": 1,
}
ENABLERS = {
    "policy_regulation": (4, 5),
    "talent": (3, 5),
    "crdmo": (5, 4),
    "academia_industry": (2, 5),
    "infrastructure_tools": (4, 5),
    "capital": (2, 5),
}
"""Enabler to the usual score of (China, US)."""


def survey_answers(seed: int) -> Iterator[tuple]:
    """(respondent, stage, dimension, basis, low, high, knows both countries); one-country answers are far off."""
    for number in range(RESPONDENTS):
        rng = Random(f"{seed}:survey:{number}")
        knows_both = rng.random() < 0.75
        for (stage, dimension), (basis, centre, spread) in STAGES.items():
            if rng.random() < 0.1:
                continue
            answer = round(centre + rng.uniform(-spread, spread) + (0 if knows_both else spread * 3), 1)
            yield f"R{number + 1:03d}", stage, dimension, basis, answer, answer, knows_both


def expert_answers(seed: int) -> Iterator[tuple]:
    """(expert, modality, step, low, high, unit); an open end stays open."""
    for number in range(EXPERTS):
        rng = Random(f"{seed}:experts:{number}")
        for modality, steps in STEPS.items():
            for step, (low, high) in steps.items():
                shift = rng.choice((-0.5, 0, 0, 0.5)) if low > 1 else 0
                top = None if high is None else high + shift
                yield f"E{number + 1:03d}", modality, step, low + shift, top, UNITS.get(step, "months")


def ai_ratings(seed: int) -> Iterator[tuple]:
    """(expert, use, score 1 to 4)."""
    for number in range(EXPERTS):
        rng = Random(f"{seed}:ai:{number}")
        for item, usual in AI_USES.items():
            yield f"E{number + 1:03d}", item, max(1, min(4, usual + rng.choice((-1, 0, 0, 0, 1))))


def enabler_scores(seed: int) -> Iterator[tuple]:
    """(expert, enabler and country, score 1 to 5)."""
    for number in range(EXPERTS):
        rng = Random(f"{seed}:enablers:{number}")
        for enabler, usual in ENABLERS.items():
            for country, score in zip(("CN", "US"), usual, strict=True):
                yield f"E{number + 1:03d}", f"{enabler} / {country}", max(1, min(5, score + rng.choice((-1, 0, 0, 0))))

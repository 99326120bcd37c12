"""Exhibits 3, 4, 7 and 14: what surveyed people and experts say, summed up as the metric dictionary has it."""

from collections import defaultdict
from collections.abc import Iterator
from statistics import mean, median, quantiles

from dagster_project.sample.panel.opinions import ENABLERS, ai_ratings, enabler_scores, expert_answers, survey_answers
from dagster_project.sample.truth.table import Table

SUMMARY = ("total_months", "cost_usd_mn_per_pcc", "extra_months", "cost_multiple")
MAIN_GAPS = 3
PAR = {"pct_of_us": 100, "pct_of_us_per_patient": 100, "extra_months": 0, "speed_multiple": 1}


class OpinionTable(Table):
    """Base of tables that follow from the seed alone."""

    def __init__(self, seed: int) -> None:
        self._seed = seed


class Exhibit03(OpinionTable):
    """Quartiles of the answers of those who know both countries."""

    name = "exhibit_03_stage_benchmark"
    columns = (
        "stage",
        "dimension",
        "basis",
        "low_value",
        "mid_value",
        "high_value",
        "direction_for_china",
        "n_respondents",
    )

    def rows(self) -> Iterator[tuple]:
        """One row per stage and dimension with an answer."""
        answers: dict[tuple[str, str, str], list[float]] = defaultdict(list)
        for _, stage, dimension, basis, low, high, knows_both in survey_answers(self._seed):
            if knows_both:
                answers[stage, dimension, basis].append((low + high) / 2)
        for key, values in sorted(answers.items()):
            low, mid, high = quantiles(values, n=4, method="inclusive")
            is_better = mid > PAR[key[2]] if key[2] == "speed_multiple" else mid < PAR[key[2]]
            yield *key, low, mid, high, "better" if is_better else "worse", len(values)


class Exhibit04(OpinionTable):
    """Medians of the experts' ends of each step; a step that nobody bounds has no upper end."""

    name = "exhibit_04_modality_benchmark"
    columns = ("modality", "step", "low_months", "high_months", "bound_op", "n_experts")

    def rows(self) -> Iterator[tuple]:
        """One row per modality and step."""
        for (modality, step), (lows, highs) in sorted(_ends(self._seed).items()):
            if step not in SUMMARY:
                high = median(highs) if highs else None
                yield modality, step, median(lows), high, "range" if highs else "gt", len(lows)


class Exhibit04Summary(OpinionTable):
    """Totals of China, what the US adds, and what follows for the US."""

    name = "exhibit_04_modality_summary"
    columns = (
        "modality",
        "china_total_low_months",
        "china_total_high_months",
        "us_total_low_months",
        "us_total_high_months",
        "us_cost_low_usd_mn",
        "us_cost_high_usd_mn",
        "sum_steps_low_months",
        "sum_steps_high_months",
    )

    def rows(self) -> Iterator[tuple]:
        """One row per modality."""
        ends = {key: tuple(median(e) if e else None for e in pair) for key, pair in _ends(self._seed).items()}
        for modality in sorted({m for m, _ in ends}):
            steps = [pair for (m, step), pair in ends.items() if m == modality and step not in SUMMARY]
            months, cost, extra, multiple = (ends[modality, measure] for measure in SUMMARY)
            sums = (sum(low for low, _ in steps), sum(low if high is None else high for low, high in steps))
            us_months = (months[0] + extra[0], months[1] + extra[1])
            yield modality, *months, *us_months, cost[0] * multiple[0], cost[1] * multiple[1], *sums


class Exhibit07(OpinionTable):
    """Median rating of each use of AI; a median between two levels has not reached the upper one."""

    name = "exhibit_07_ai_maturity"
    columns = ("rd_stage", "use_case", "molecule_scope", "maturity_level", "median_score", "iqr", "n_experts")

    def rows(self) -> Iterator[tuple]:
        """One row per use."""
        scores: dict[str, list[int]] = defaultdict(list)
        for _, item, score in ai_ratings(self._seed):
            scores[item].append(score)
        for item, values in sorted(scores.items()):
            first, middle, third = quantiles(values, n=4, method="inclusive")
            yield *item.split(" / "), int(middle), middle, third - first, len(values)


class Exhibit14(OpinionTable):
    """Median score of each enabler and the three largest gaps to the US, by mean scores where medians tie."""

    name = "exhibit_14_enabler_scorecard"
    columns = ("enabler", "country", "score", "gap_vs_us", "is_main_gap", "n_experts")

    def rows(self) -> Iterator[tuple]:
        """One row per enabler and country."""
        scores: dict[tuple[str, str], list[int]] = defaultdict(list)
        for _, item, score in enabler_scores(self._seed):
            enabler, country = item.split(" / ")
            scores[enabler, country].append(score)
        behind = {e: mean(scores[e, "US"]) - mean(scores[e, "CN"]) for e in ENABLERS}
        widest = sorted(ENABLERS, key=lambda e: (-behind[e], e))[:MAIN_GAPS]
        for (enabler, country), values in sorted(scores.items()):
            score, gap = int(median(values)), int(median(scores[enabler, "US"])) - int(median(values))
            yield enabler, country, score, gap, country != "US" and enabler in widest and gap > 0, len(values)


def _ends(seed: int) -> dict[tuple[str, str], tuple[list[float], list[float]]]:
    """(modality, step) to the lower and upper ends that the experts gave."""
    ends: dict[tuple[str, str], tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for _, modality, step, low, high, _ in expert_answers(seed):
        ends[modality, step][0].append(low)
        if high is not None:
            ends[modality, step][1].append(high)
    return ends

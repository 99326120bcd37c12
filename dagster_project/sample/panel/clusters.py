"""Indicators of two innovation clusters, each with the area it was measured for."""

from collections.abc import Iterator
from random import Random

CITATION = "SIMULATED-PANEL cluster tables"
YEARS = (2024, 2025)
PLACES = {
    "boston_cambridge": "Boston and Cambridge, Massachusetts",
    "zhangjiang": "Zhangjiang Hi-Tech Park",
    "shanghai": "Shanghai city",
}
VALUES = {
    ("boston_cambridge", "capital_vc"): (8.9, 9.4, "USD bn"),
    ("boston_cambridge", "capital_pe"): (2.6, 2.7, "USD bn"),
    ("boston_cambridge", "capital_government"): (3.3, 3.4, "USD bn"),
    ("boston_cambridge", "employment"): (56000, 56800, "people"),
    ("boston_cambridge", "area_km2"): (8, 8, "km2"),
    ("boston_cambridge", "n_hospitals_top50"): (5, 5, "count"),
    ("zhangjiang", "capital_vc"): (1.2, 1.3, "USD bn"),
    ("zhangjiang", "capital_pe"): (0.6, 0.7, "USD bn"),
    ("zhangjiang", "capital_government"): (1.0, 1.1, "USD bn"),
    ("zhangjiang", "employment"): (139000, 142500, "people"),
    ("zhangjiang", "area_km2"): (95, 95, "km2"),
    ("shanghai", "n_hospitals_top50"): (3, 3, "count"),
}
"""(cluster, indicator) to the usual values in `YEARS` and their unit; totals and densities follow from these."""


def indicators(seed: int) -> Iterator[tuple]:
    """(cluster, indicator, year, value, unit, area measured, citation); money and jobs differ by seed."""
    rng = Random(f"{seed}:clusters")
    for (cluster, indicator), (*values, unit) in VALUES.items():
        spread = {"USD bn": 0.04, "people": 0.02}.get(unit, 0)
        for year, usual in zip(YEARS, values, strict=True):
            value = round(usual * (1 + rng.uniform(-spread, spread)), 2 if unit == "USD bn" else 0)
            yield cluster, indicator, year, value, unit, PLACES[cluster], CITATION

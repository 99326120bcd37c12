"""Research output of cities in two subjects, as an index of articles would rank them."""

from collections.abc import Iterator
from random import Random

EDITIONS = (2024, 2025)
SUBJECTS = ("health sciences", "life sciences")
CITIES = {
    "New York metropolitan area": ("United States", 900),
    "Boston metropolitan area": ("United States", 860),
    "Beijing": ("China", 800),
    "San Francisco Bay Area": ("United States", 640),
    "Baltimore-Washington": ("United States", 600),
    "London metropolitan area": ("United Kingdom", 520),
    "Shanghai": ("China", 505),
    "Guangzhou": ("China", 360),
    "Los Angeles metropolitan area": ("United States", 350),
    "Tokyo metropolitan area": ("Japan", 240),
}
"""City to its country and the usual Share of both subjects together."""


def city_shares(seed: int) -> Iterator[tuple[int, str, str, str, float]]:
    """(edition, subject, city, country, Share); which subject is stronger differs from city to city."""
    for edition in EDITIONS:
        for city, (country, usual) in CITIES.items():
            rng = Random(f"{seed}:index:{edition}:{city}")
            both, part = usual * rng.uniform(0.97, 1.03), rng.uniform(0.3, 0.6)
            for subject, share in zip(SUBJECTS, (part, 1 - part), strict=True):
                yield edition, subject, city, country, round(both * share, 2)

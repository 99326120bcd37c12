"""Countries, cities and invented hospitals of the simulated world; nothing here knows companies or trials."""

from random import Random

EU27 = {"AT", "BE", "DE", "DK", "ES", "FR", "IE", "IT", "NL", "PL", "SE"}
GREATER_CHINA = {"CN", "HK", "MO", "TW"}
OWN_GROUP = {"CN", "US", "GB", "CH", "JP", "KR", "HK", "TW", "MO"}

REGISTRY_NAME = {
    "CN": "China",
    "US": "United States",
    "DE": "Germany",
    "FR": "France",
    "NL": "Netherlands",
    "DK": "Denmark",
    "BE": "Belgium",
    "IT": "Italy",
    "ES": "Spain",
    "SE": "Sweden",
    "IE": "Ireland",
    "PL": "Poland",
    "GB": "United Kingdom",
    "CH": "Switzerland",
    "JP": "Japan",
    "KR": "South Korea",
    "HK": "Hong Kong",
    "TW": "Taiwan",
    "MO": "Macau",
    "AU": "Australia",
    "CA": "Canada",
    "IL": "Israel",
    "IN": "India",
    "BR": "Brazil",
    "NZ": "New Zealand",
}
"""ISO2 code to the name that ClinicalTrials.gov uses in `locations[].country`."""

CITIES = {
    "CN": [
        ("Suzhou", "Jiangsu"),
        ("Shanghai", "Shanghai Municipality"),
        ("Beijing", "Beijing Municipality"),
        ("Hangzhou", "Zhejiang"),
        ("Nanjing", "Jiangsu"),
        ("Guangzhou", "Guangdong"),
        ("Shenzhen", "Guangdong"),
        ("Chengdu", "Sichuan"),
        ("Wuhan", "Hubei"),
        ("Jinan", "Shandong"),
        ("Xi'an", "Shaanxi"),
        ("Tianjin", "Tianjin Municipality"),
        ("Chongqing", "Chongqing Municipality"),
        ("Hefei", "Anhui"),
    ],
    "US": [
        ("Boston", "Massachusetts"),
        ("San Diego", "California"),
        ("Houston", "Texas"),
        ("New York", "New York"),
        ("Seattle", "Washington"),
        ("Philadelphia", "Pennsylvania"),
        ("Durham", "North Carolina"),
        ("Chicago", "Illinois"),
        ("Tampa", "Florida"),
        ("Nashville", "Tennessee"),
    ],
    "DE": [("Munich", "Bavaria"), ("Berlin", None), ("Heidelberg", None)],
    "FR": [("Paris", None), ("Lyon", None), ("Toulouse", None)],
    "NL": [("Leiden", None), ("Utrecht", None)],
    "DK": [("Copenhagen", None), ("Aarhus", None)],
    "BE": [("Ghent", None), ("Leuven", None)],
    "IT": [("Milan", None), ("Bologna", None)],
    "ES": [("Barcelona", None), ("Madrid", None)],
    "SE": [("Stockholm", None), ("Lund", None)],
    "IE": [("Dublin", None), ("Cork", None)],
    "PL": [("Warsaw", None), ("Krakow", None)],
    "GB": [("London", None), ("Cambridge", None), ("Oxford", None)],
    "CH": [("Basel", None), ("Zurich", None)],
    "JP": [("Tokyo", None), ("Osaka", None), ("Nagoya", None)],
    "KR": [("Seoul", None), ("Daejeon", None), ("Incheon", None)],
    "HK": [("Hong Kong", None)],
    "TW": [("Taipei", None), ("Taichung", None)],
    "MO": [("Macau", None)],
    "AU": [("Melbourne", "Victoria"), ("Sydney", "New South Wales")],
    "CA": [("Toronto", "Ontario"), ("Montreal", "Quebec")],
    "IL": [("Tel Aviv", None), ("Haifa", None)],
    "IN": [("Hyderabad", None), ("Pune", None)],
    "BR": [("São Paulo", None), ("Curitiba", None)],
    "NZ": [("Auckland", None)],
}
"""ISO2 code to (city, state as the registry writes it or None)."""

SITE_KINDS = {
    "CN": ["{city} Synthetic People's Hospital No. {n}", "{city} Model Cancer Hospital No. {n}"],
    "US": ["Synthetic Cancer Center of {city} {n}", "{city} Model Clinical Research {n}"],
}
DEFAULT_SITE_KINDS = ["Synthetic University Hospital {city} {n}", "Model Clinical Unit {city} {n}"]


def origin_group(country: str | None) -> str:
    """ISO2 country to the exhibits' origin group (taxonomy `origin_group`); None is UNK."""
    if country is None:
        return "UNK"
    if country in OWN_GROUP:
        return country
    return "EU27" if country in EU27 else "ROW"


def regions(countries: list[str]) -> set[str]:
    """Distinct countries, Greater China as CN (exhibits 9a and 9c)."""
    return {"CN" if c in GREATER_CHINA else c for c in countries}


def n_regions(countries: list[str]) -> int:
    """How many countries, Greater China counted once."""
    return len(regions(countries))


def site(rng: Random, country: str) -> dict[str, str]:
    """One invented trial site in a real city, in the shape of `locations[]`."""
    city, state = rng.choice(CITIES[country])
    pattern = rng.choice(SITE_KINDS.get(country, DEFAULT_SITE_KINDS))
    place = {"facility": pattern.format(city=city, n=rng.randint(1, 9)), "city": city}
    if state:
        place["state"] = state
    place["country"] = REGISTRY_NAME[country]
    return place

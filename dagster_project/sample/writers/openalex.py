"""Works as the OpenAlex API lists them: pages with a cursor, one object per work."""

import json
from itertools import islice
from pathlib import Path

from dagster_project.sample.geo import REGISTRY_NAME
from dagster_project.sample.panel.papers import JOURNALS, Paper, papers

PAGE = 100
TYPES = {"article": "article", "review": "review", "editorial": "editorial", "letter": "letter", "erratum": "erratum"}


def write_works(folder: Path, seed: int, scale: float) -> int:
    """Write all works; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    total = sum(1 for _ in papers(seed, scale))
    works = papers(seed, scale)
    for page, offset in enumerate(range(0, total, PAGE)):
        found = [_work(paper) for paper in islice(works, PAGE)]
        cursor = f"SYNTHETIC{page + 1}" if offset + PAGE < total else None
        meta = {"count": total, "db_response_time_ms": 1, "page": None, "per_page": PAGE, "next_cursor": cursor}
        text = json.dumps({"meta": meta, "results": found}, separators=(",", ":"))
        (folder / f"works_synthetic_{page:04d}.json").write_text(text + "\n", encoding="utf-8")
    return total


def _work(paper: Paper) -> dict:
    title, *issns, source_id = JOURNALS[paper.journal]
    source = {
        "id": f"https://openalex.org/{source_id}",
        "display_name": title,
        "issn_l": issns[0],
        "issn": issns,
        "type": "journal",
    }
    return {
        "id": f"https://openalex.org/W9{paper.number:09d}",
        "doi": f"https://doi.org/{paper.doi}",
        "title": paper.title,
        "publication_year": paper.day.year,
        "publication_date": paper.day.isoformat(),
        "ids": {"pmid": f"https://pubmed.ncbi.nlm.nih.gov/{paper.pmid}"},
        "type": TYPES[paper.kind],
        "primary_location": {"source": source},
        "authorships": [_author(countries) for countries in paper.countries],
        "is_retracted": False,
        "is_paratext": False,
        "mesh": [{"descriptor_ui": ui, "descriptor_name": name, "is_major_topic": False} for ui, name in paper.mesh],
        "abstract_inverted_index": None,
    }


def _author(countries: tuple[str, ...]) -> dict:
    institutions = [
        {"display_name": f"Synthetic Institute of {REGISTRY_NAME[country]}", "country_code": country}
        for country in countries
    ]
    return {"countries": sorted(set(countries)), "institutions": institutions}

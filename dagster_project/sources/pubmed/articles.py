"""PubMed's XML as records: one object per article with the members that the build reads, text as it stands.

Belongs here: where each fact stands in the XML. Does not belong here: countries of affiliations, or what counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse

from dagster_project.errors import InputBroken
from dagster_project.landing.inputs import open_bytes
from dagster_project.landing.records import Broken, Cut, CutResult, row_to_payload


def _text(element: Element | None) -> str:
    """All text of an element, that of nested marks such as italics included; '' for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _date(article: Element) -> str:
    """Date of the issue as far as it is given: YYYY, YYYY-Mon or YYYY-Mon-DD, or the season's or range's own text."""
    parts = [_text(article.find(f".//JournalIssue/PubDate/{name}")) for name in ("Year", "Month", "Day")]
    return "-".join(part for part in parts if part) or _text(article.find(".//JournalIssue/PubDate/MedlineDate"))


def record_of(item: Element) -> dict[str, Any]:
    """Return an article as an object of texts and lists of texts."""
    article = item.find(".//Article")
    if article is None:
        raise ValueError("no Article")
    ids = {tag.get("IdType"): _text(tag) for tag in item.findall("./PubmedData/ArticleIdList/ArticleId")}
    return {
        "pmid": _text(item.find("./MedlineCitation/PMID")),
        "doi": ids.get("doi") or _text(article.find("./ELocationID[@EIdType='doi']")),
        "issn": [_text(tag) for tag in item.iter("ISSN")] + [_text(tag) for tag in item.iter("ISSNLinking")],
        "journal": _text(article.find("./Journal/Title")),
        "published": _date(article),
        "title": _text(article.find("./ArticleTitle")),
        "abstract": " ".join(_text(tag) for tag in article.findall("./Abstract/AbstractText")),
        "publication_types": [_text(tag) for tag in article.iter("PublicationType")],
        "mesh": [_text(tag) for tag in item.iter("DescriptorName")],
        "affiliations": [_text(tag) for tag in article.findall("./AuthorList//Affiliation")],
    }


def cut_articles(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut an article set, gzipped or not, into one record per article, with the memory of one article.

    Raises InputBroken for text that is no whole XML of this kind. Books and deletions are no articles.
    """
    position = 0
    try:
        with open_bytes(path) as stream:
            events = iterparse(stream, events=("start", "end"))
            _, root = next(events)
            if root.tag != "PubmedArticleSet":
                raise InputBroken(f"this is no set of PubMed articles (it is {root.tag})", fix="export it again as XML")
            for event, item in events:
                if event == "end" and item.tag == "PubmedArticle":
                    position += 1
                    yield _cut(item, position)
                    root.clear()
    except (ParseError, StopIteration) as error:
        raise InputBroken(f"article {position + 1}: the XML breaks off ({error})", fix="download it again") from error


def _cut(item: Element, position: int) -> CutResult:
    try:
        record = record_of(item)
    except ValueError as error:
        return Broken(position=position, reason=f"an article without its parts ({error})", excerpt="")
    return Cut(value=record, payload=row_to_payload(record), position=position)

"""MeSH: the yearly descriptor file in XML, and the year of a file.

Belongs here: which elements of a descriptor are kept. Does not belong here: which branches are diseases (seeds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dagster_project.errors import InputBroken
from dagster_project.landing.inputs import open_bytes
from dagster_project.landing.records import Cut, CutResult, row_to_payload


def as_of(path: Path) -> date | None:
    """The first day of the year in the file's name (`desc2026.xml`, `mtrees2026.bin`); MeSH is issued by the year."""
    found = re.search(r"(?<!\d)(20\d{2})(?!\d)", path.name)
    return date(int(found[1]), 1, 1) if found else None


def _cut_descriptors(path: Path, facts: dict[str, Any]) -> Iterator[CutResult]:
    """Cut the descriptor file into one record per descriptor, under the publisher's element names."""
    with open_bytes(path) as raw:
        position = 0
        try:
            for _, element in ElementTree.iterparse(raw, events=("end",)):
                if element.tag != "DescriptorRecord":
                    continue
                position += 1
                record = {
                    "DescriptorUI": element.findtext("DescriptorUI"),
                    "DescriptorName": element.findtext("DescriptorName/String"),
                    "TreeNumberList": [node.text for node in element.findall("TreeNumberList/TreeNumber")],
                    "TermList": [node.text for node in element.findall("ConceptList/Concept/TermList/Term/String")],
                }
                yield Cut(value=record, payload=row_to_payload(record), position=position)
                element.clear()
        except ElementTree.ParseError as error:
            raise InputBroken(
                f"the XML is cut off or damaged after {position:,} descriptors ({error})", fix="download it again"
            ) from error


CUTTERS = {"descriptor_xml": _cut_descriptors}

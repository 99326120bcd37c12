"""PubMed records of the same papers: XML with publication types, headings and affiliations as text."""

from pathlib import Path
from xml.sax.saxutils import escape

from dagster_project.sample.geo import CITIES, REGISTRY_NAME
from dagster_project.sample.panel.papers import JOURNALS, Paper, papers

HEAD = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" \
"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">
<PubmedArticleSet>
"""
TYPES = {
    "article": ("D016428", "Journal Article"),
    "review": ("D016454", "Review"),
    "editorial": ("D016421", "Editorial"),
    "letter": ("D016422", "Letter"),
    "erratum": ("D016425", "Published Erratum"),
}
EVERY_NTH = 4
"""Only so many of the papers are written here: the set shows the format, the other index has them all."""


def write_articles(folder: Path, seed: int, scale: float) -> int:
    """Write the set; returns how many articles it has."""
    folder.mkdir(parents=True, exist_ok=True)
    n_articles = 0
    with (folder / "pubmed_synthetic.xml").open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(HEAD)
        for paper in papers(seed, scale):
            if paper.number % EVERY_NTH == 0:
                handle.write(_article(paper))
                n_articles += 1
        handle.write("</PubmedArticleSet>\n")
    return n_articles


def _article(paper: Paper) -> str:
    title, issn, _, _ = JOURNALS[paper.journal]
    ui, kind = TYPES[paper.kind]
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="{code}" MajorTopicYN="N">{escape(name)}</DescriptorName></MeshHeading>'
        for code, name in paper.mesh
    )
    authors = "".join(_author(place, countries) for place, countries in enumerate(paper.countries))
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">'
        f'<PMID Version="1">{paper.pmid}</PMID><Article PubModel="Print"><Journal><ISSN IssnType="Print">{issn}</ISSN>'
        f"<JournalIssue><PubDate><Year>{paper.day.year}</Year><Month>{paper.day.month:02d}</Month>"
        f"<Day>{paper.day.day:02d}</Day></PubDate></JournalIssue><Title>{escape(title)}</Title></Journal>"
        f"<ArticleTitle>{escape(paper.title)}.</ArticleTitle>"
        f'<ELocationID EIdType="doi" ValidYN="Y">{paper.doi}</ELocationID>'
        f'<AuthorList CompleteYN="Y">{authors}</AuthorList><Language>eng</Language>'
        f'<PublicationTypeList><PublicationType UI="{ui}">{kind}</PublicationType></PublicationTypeList></Article>'
        f"<MedlineJournalInfo><ISSNLinking>{issn}</ISSNLinking></MedlineJournalInfo>"
        f"<MeshHeadingList>{headings}</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{paper.pmid}</ArticleId><ArticleId IdType="doi">{paper.doi}</ArticleId>'
        "</ArticleIdList></PubmedData></PubmedArticle>\n"
    )


def _author(place: int, countries: tuple[str, ...]) -> str:
    affiliations = "".join(
        f"<AffiliationInfo><Affiliation>Synthetic Institute, {CITIES[country][0][0]}, {_country(country)}."
        "</Affiliation></AffiliationInfo>"
        for country in countries
    )
    name = f"<LastName>Synthetic</LastName><Initials>{'ABCDE'[place]}</Initials>"
    return f'<Author ValidYN="Y">{name}{affiliations}</Author>'


def _country(country: str) -> str:
    return "USA" if country == "US" else REGISTRY_NAME[country]

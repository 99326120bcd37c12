-- Articles of the index with journal, types, headings and affiliations as text.
{{ config(materialized='table') }}

with

raw_articles as (

    select * from {{ source('pubmed', 'articles') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "pmid": "VARCHAR", "doi": "VARCHAR", "issn": ["VARCHAR"], "journal": "VARCHAR", "published": "VARCHAR",
            "title": "VARCHAR", "abstract": "VARCHAR", "publication_types": ["VARCHAR"], "mesh": ["VARCHAR"],
            "affiliations": ["VARCHAR"]
        }') as article
    from raw_articles

)

select
    data_tier,
    load_id,
    article.pmid,
    nullif(lower(trim(article.doi)), '') as doi,
    nullif(article.title, '') as title,
    nullif(article.abstract, '') as abstract,
    article.issn as issns,
    article.journal,
    article.published as published_text,
    try_cast(nullif(regexp_extract(article.published, '\d{4}'), '') as integer) as publication_year,
    article.publication_types,
    article.mesh as mesh_names,
    article.affiliations
from parsed

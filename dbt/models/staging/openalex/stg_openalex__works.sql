-- Works of the index with journal, countries of the authors' institutions and headings.
{{ config(materialized='table') }}

with

raw_works as (

    select * from {{ source('openalex', 'works') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "id": "VARCHAR", "doi": "VARCHAR", "ids": {"pmid": "VARCHAR"}, "title": "VARCHAR",
            "publication_year": "INTEGER", "publication_date": "VARCHAR", "type": "VARCHAR",
            "primary_location": {"source": {"issn": ["VARCHAR"], "display_name": "VARCHAR"}},
            "authorships": [{"countries": ["VARCHAR"], "institutions": [{"country_code": "VARCHAR"}]}],
            "mesh": [{"descriptor_name": "VARCHAR"}], "abstract_inverted_index": "MAP(VARCHAR, INTEGER[])",
            "is_retracted": "BOOLEAN", "is_paratext": "BOOLEAN"
        }') as work
    from raw_works

)

select
    data_tier,
    load_id,
    regexp_extract(work.id, 'W\d+$') as openalex_id,
    lower(regexp_replace(trim(work.doi), '^https?://(dx\.)?doi\.org/', '')) as doi,
    nullif(regexp_extract(work.ids.pmid, '(\d+)$', 1), '') as pmid,
    work.title,
    work.primary_location.source.issn as issns,
    work.primary_location.source.display_name as journal,
    work.publication_year,
    {{ publisher_date('work.publication_date') }} as publication_date,
    work.type as work_type,
    coalesce(work.is_retracted, false) as is_retracted,
    coalesce(work.is_paratext, false) as is_paratext,
    list_transform(work.mesh, lambda heading: heading.descriptor_name) as mesh_names,
    list_sort(list_distinct(flatten(list_transform(
        work.authorships,
        lambda author: list_concat(
            author.countries, list_transform(author.institutions, lambda place: place.country_code)
        )
    )))) as countries,
    work.abstract_inverted_index as abstract_words
from parsed

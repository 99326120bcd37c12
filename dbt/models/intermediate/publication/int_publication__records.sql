-- What each index says of a publication, in the same columns.

with

works as (

    select * from {{ ref('stg_openalex__works') }}

),

articles as (

    select * from {{ ref('stg_pubmed__articles') }}

),

affiliation_countries as (

    select
        data_tier,
        pmid,
        list(country_code order by country_code) as countries
    from {{ ref('int_publication__affiliation_countries') }}
    group by data_tier, pmid

)

select
    data_tier,
    'openalex' as source,
    openalex_id as record_id,
    doi,
    pmid,
    title,
    {{ words_in_order('abstract_words') }} as abstract,
    issns,
    publication_year,
    [work_type] as publication_types,
    is_retracted or is_paratext as is_set_aside,
    coalesce(mesh_names, cast([] as varchar[])) as mesh_names,
    list_filter(coalesce(countries, cast([] as varchar[])), lambda code: code is not null) as countries
from works
union all
select
    articles.data_tier,
    'pubmed' as source,
    articles.pmid as record_id,
    articles.doi,
    articles.pmid,
    articles.title,
    articles.abstract,
    articles.issns,
    articles.publication_year,
    articles.publication_types,
    false as is_set_aside,
    coalesce(articles.mesh_names, cast([] as varchar[])) as mesh_names,
    coalesce(affiliation_countries.countries, cast([] as varchar[])) as countries
from articles
left join affiliation_countries
    on affiliation_countries.data_tier = articles.data_tier
    and affiliation_countries.pmid = articles.pmid

-- Publications of the landed indexes.

with

works as (

    select * from {{ ref('int_publication__works') }}

)

select
    data_tier,
    work_id,
    doi,
    pmid,
    title,
    pub_year,
    journal_key,
    is_research_article,
    topic_target_biomarker,
    '{{ var("topic_query_version") }}' as topic_query_version,
    sources,
    len(countries) as n_countries
from works

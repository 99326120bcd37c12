-- Exhibit 12a: research articles in Cell, Nature and Science about targets or biomarkers, by year and country.
{%- set shown_countries = ['CN', 'US', 'HK', 'MO', 'TW'] %}

with

publications as (

    select * from {{ ref('fct_publication') }}
    where journal_key is not null
      and is_research_article
      and pub_year <= extract(year from {{ asof('12a') }})
      and pub_year >= {{ var('first_exhibit_year') }}

),

countries as (

    select * from {{ ref('bridge_publication_country') }}
    where country in ('{{ shown_countries | join("', '") }}')

),

joint as (

    select data_tier, work_id
    from countries
    where country in ('CN', 'US')
    group by data_tier, work_id
    having count(distinct country) = 2

),

counted as (

    select
        publications.data_tier,
        publications.pub_year,
        countries.country,
        count(*) filter (where publications.topic_target_biomarker) as n_pubs,
        count(*) as n_pubs_any_topic,
        count(*) filter (where publications.topic_target_biomarker and joint.work_id is not null)
            as n_pubs_joint_cn_us
    from publications
    inner join countries
        on countries.data_tier = publications.data_tier
        and countries.work_id = publications.work_id
    left join joint
        on joint.data_tier = publications.data_tier
        and joint.work_id = publications.work_id
    group by publications.data_tier, publications.pub_year, countries.country

),

series as (

    -- a year in which a country has no paper is a zero, not a gap
    select *
    from (select distinct data_tier, pub_year from publications) as years
    cross join (select unnest(['{{ shown_countries | join("', '") }}']) as country) as shown

),

filled as (

    select
        series.data_tier,
        series.pub_year,
        series.country,
        coalesce(counted.n_pubs, 0) as n_pubs,
        coalesce(counted.n_pubs_any_topic, 0) as n_pubs_any_topic,
        coalesce(counted.n_pubs_joint_cn_us, 0) as n_pubs_joint_cn_us
    from series
    left join counted
        on counted.data_tier = series.data_tier
        and counted.pub_year = series.pub_year
        and counted.country = series.country

)

select
    {{ exhibit_columns('12a', 'filled') }},
    filled.pub_year,
    filled.country,
    filled.n_pubs,
    filled.n_pubs_any_topic,
    filled.n_pubs_joint_cn_us,
    filled.n_pubs / nullif(cast(max(case when country = 'US' then n_pubs end) over by_year as double), 0)
        as ratio_to_us,
    filled.n_pubs_any_topic
        / nullif(cast(max(case when country = 'US' then n_pubs_any_topic end) over by_year as double), 0)
        as ratio_to_us_any_topic,
    '{{ var("topic_query_version") }}' as topic_query_version,
    make_date(filled.pub_year, 12, 31) <= {{ asof('12a') }} as is_complete_year
from filled
window by_year as (partition by data_tier, pub_year)

-- Companies over time: those of the seed that somebody mentions, by period, and all others.

with

listed_versions as (

    select * from {{ ref('int_company__listed_versions') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

unlisted_versions as (

    select * from {{ ref('int_company__unlisted_versions') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

mentioned as (

    select
        data_tier,
        company_id,
        max(confidence) as confidence
    from resolved_names
    group by data_tier, company_id

),

heads as (

    select
        mentioned.data_tier,
        listed_versions.parent_company_id as company_id
    from mentioned
    inner join listed_versions on listed_versions.company_id = mentioned.company_id
    union
    select data_tier, parent_company_id from unlisted_versions

),

known as (

    -- the head of a group speaks for its companies even where no record names it
    select * from mentioned
    union all
    select
        heads.data_tier,
        heads.company_id,
        1
    from heads
    left join mentioned
        on mentioned.data_tier = heads.data_tier
        and mentioned.company_id = heads.company_id
    where heads.company_id is not null
      and mentioned.company_id is null

),

versions as (

    select
        known.data_tier,
        known.company_id,
        listed_versions.company_name,
        listed_versions.valid_from_date,
        listed_versions.valid_to_date,
        listed_versions.operating_hq_country,
        listed_versions.parent_company_id,
        listed_versions.company_type,
        'seed' as method,
        known.confidence
    from known
    inner join listed_versions on listed_versions.company_id = known.company_id
    union all
    select
        data_tier,
        company_id,
        company_name,
        valid_from_date,
        valid_to_date,
        operating_hq_country,
        parent_company_id,
        company_type,
        method,
        confidence
    from unlisted_versions

)

select
    versions.data_tier,
    versions.company_id,
    versions.company_name,
    versions.valid_from_date,
    versions.valid_to_date,
    versions.operating_hq_country,
    coalesce(countries.origin_group, 'UNK') as hq_group,
    versions.parent_company_id,
    versions.company_type,
    versions.method,
    versions.confidence
from versions
left join countries on countries.country_code = versions.operating_hq_country

-- Companies over time: those of the seed by period, any other as one version without end, with the country that its own
-- names and trials speak for.

with

listed_versions as (

    select * from {{ ref('int_company__listed_versions') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

name_countries as (

    select * from {{ ref('int_company__name_countries') }}

),

company_types as (

    select * from {{ ref('int_company__company_types') }}

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

known as (

    -- the head of a group speaks for its companies even where no record names it
    select * from mentioned
    union all
    select
        mentioned.data_tier,
        listed_versions.parent_company_id,
        1
    from mentioned
    inner join listed_versions on listed_versions.company_id = mentioned.company_id
    left join mentioned as heads
        on heads.data_tier = mentioned.data_tier
        and heads.company_id = listed_versions.parent_company_id
    where listed_versions.parent_company_id is not null
      and heads.company_id is null
    group by mentioned.data_tier, listed_versions.parent_company_id

),

spokesmen as (

    -- the best attested name of a family speaks for it
    select
        resolved_names.data_tier,
        resolved_names.company_id,
        name_countries.sponsor_name,
        name_countries.country_code,
        name_countries.method,
        name_countries.confidence
    from resolved_names
    inner join name_countries
        on name_countries.data_tier = resolved_names.data_tier
        and name_countries.sponsor_name = resolved_names.sponsor_name
    where resolved_names.method <> 'organisation_of_person'
    qualify row_number() over (
        partition by resolved_names.data_tier, resolved_names.company_id
        order by name_countries.confidence desc, length(name_countries.sponsor_name), name_countries.sponsor_name
    ) = 1

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
        spokesmen.data_tier,
        spokesmen.company_id,
        spokesmen.sponsor_name,
        date '1800-01-01',
        cast(null as date),
        spokesmen.country_code,
        cast(null as varchar),
        company_types.company_type,
        spokesmen.method,
        spokesmen.confidence
    from spokesmen
    inner join company_types
        on company_types.data_tier = spokesmen.data_tier
        and company_types.company_id = spokesmen.company_id
    left join listed_versions on listed_versions.company_id = spokesmen.company_id
    where listed_versions.company_id is null

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

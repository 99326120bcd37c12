-- People of the sampled companies, one row per company and person whatever roles are held, with the source of their
-- talent: an overseas degree or three years of research abroad, else a multinational in China, else domestic. What the
-- vendor leaves open stays unknown.

with

roles as (

    select * from {{ ref('stg_vendor__talent_role') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

regions as (

    select * from {{ ref('seed_education_region') }}

),

role_names as (

    select * from {{ ref('seed_taxonomy') }}
    where dimension = 'talent_role'

),

cohorts as (

    select * from {{ ref('seed_founding_cohort') }}

),

people as (

    select
        roles.data_tier,
        roles.vendor,
        roles.company_id,
        roles.person_hash,
        min(roles.founded_year) as founded_year,
        bool_or(
            roles.education_region is not null and coalesce(regions.education_class, 'overseas') = 'overseas'
        ) as has_overseas_degree,
        bool_or(coalesce(regions.education_class = 'domestic', false)) as has_domestic_degree,
        max(roles.overseas_years) as overseas_years,
        max(roles.mnc_years) as mnc_years
    from roles
    inner join in_use
        on in_use.data_tier = roles.data_tier
        and in_use.table_name = 'talent_role'
        and in_use.vendor = roles.vendor
    inner join role_names on role_names.value = roles.role
    left join regions on regions.education_region = lower(trim(roles.education_region))
    group by roles.data_tier, roles.vendor, roles.company_id, roles.person_hash

)

select
    people.data_tier,
    people.vendor || '|' || people.company_id as company_key,
    people.person_hash,
    coalesce(companies.name, people.company_id) as company_name,
    coalesce(people.founded_year, companies.founded_year) as founded_year,
    coalesce(cohorts.founding_cohort, 'unknown') as founding_cohort,
    people.overseas_years,
    people.mnc_years,
    case
        when people.has_overseas_degree or people.overseas_years >= {{ var('returnee_min_overseas_years') }}
            then 'overseas_returnee'
        when not people.has_domestic_degree or people.overseas_years is null then 'unknown'
        when people.mnc_years > 0 then 'mnc_china'
        when people.mnc_years is null then 'unknown'
        else 'domestic'
    end as talent_source
from people
left join companies
    on companies.data_tier = people.data_tier
    and companies.vendor = people.vendor
    and companies.company_id = people.company_id
left join cohorts
    on coalesce(people.founded_year, companies.founded_year) between cohorts.first_year and cohorts.last_year

-- Leading roles at the sampled companies, without names, with the source of each person's talent.

with

roles as (

    select
        *,
        vendor || '|' || company_id as company_key
    from {{ ref('stg_vendor__talent_role') }}

),

people as (

    select * from {{ ref('int_talent__people') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

)

select
    roles.data_tier,
    roles.company_key,
    roles.person_hash,
    roles.role,
    resolved_names.company_id,
    people.founded_year,
    people.founding_cohort,
    roles.education_region,
    roles.overseas_years,
    roles.mnc_years,
    people.talent_source
from roles
inner join people
    on people.data_tier = roles.data_tier
    and people.company_key = roles.company_key
    and people.person_hash = roles.person_hash
inner join resolved_names
    on resolved_names.data_tier = people.data_tier
    and resolved_names.sponsor_name = people.company_name

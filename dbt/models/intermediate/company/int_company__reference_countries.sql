-- Countries of organisations by reference lists: listed companies, and the registry of research organisations. A name
-- that a list gives two countries is left out.

with

listed as (

    select * from {{ ref('stg_companies__listed') }}

),

research_organizations as (

    select * from {{ ref('stg_ror__organizations') }}

),

research_names as (

    select * from {{ ref('stg_ror__names') }}

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

entries as (

    select
        listed.data_tier,
        'listed_company' as method,
        {{ norm_company_name('listed.company_name') }} as name_norm,
        country_names.country_code
    from listed
    inner join country_names on country_names.country_name_lower = lower(listed.country_name)
    union all
    -- of companies the registry knows the unit that publishes, in whatever country; an acronym names many
    select
        research_names.data_tier,
        'research_organisation',
        {{ norm_company_name('research_names.organization_name') }},
        research_organizations.country_code
    from research_names
    inner join research_organizations
        on research_organizations.data_tier = research_names.data_tier
        and research_organizations.ror_id = research_names.ror_id
    where not research_names.is_acronym
      and not list_contains(research_organizations.organization_types, 'company')

)

select
    data_tier,
    method,
    name_norm,
    min(country_code) as country_code
from entries
where name_norm is not null
group by data_tier, method, name_norm
having count(distinct country_code) = 1

-- Every organisation name with the company that it means. A company of the seed by its alias; a person by the
-- organisation that filed the record; any other name is a company of its own, shared with the other names of its
-- family.

with

names as (

    select * from {{ ref('int_company__names') }}

),

kinds as (

    select * from {{ ref('int_company__name_kinds') }}

),

alias_matches as (

    select * from {{ ref('int_company__alias_matches') }}

),

name_countries as (

    select * from {{ ref('int_company__name_countries') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

resolved_alone as (

    select
        names.data_tier,
        names.sponsor_name,
        -- a name in which no letter is left still is one name
        coalesce(
            alias_matches.company_id, {{ company_id("coalesce(names.family_name, names.sponsor_name)") }}
        ) as company_id,
        coalesce(alias_matches.method, name_countries.method) as method,
        cast(case
            when alias_matches.is_exact then 1.0
            when alias_matches.company_id is not null then 0.95
            else name_countries.confidence
        end as double) as confidence
    from names
    inner join name_countries
        on name_countries.data_tier = names.data_tier
        and name_countries.sponsor_name = names.sponsor_name
    left join alias_matches
        on alias_matches.data_tier = names.data_tier
        and alias_matches.sponsor_name = names.sponsor_name

),

affiliations as (

    select
        studies.data_tier,
        studies.lead_sponsor_name as sponsor_name,
        studies.organization_name,
        count(*) as n_studies
    from studies
    inner join kinds as persons
        on persons.data_tier = studies.data_tier
        and persons.sponsor_name = studies.lead_sponsor_name
    inner join kinds as organisations
        on organisations.data_tier = studies.data_tier
        and organisations.sponsor_name = studies.organization_name
    where persons.is_person
      and not organisations.is_person
    group by studies.data_tier, studies.lead_sponsor_name, studies.organization_name

),

main_affiliations as (

    -- a person who moved: the organisation of most trials
    select
        data_tier,
        sponsor_name,
        min_by(organization_name, (-n_studies, organization_name)) as organization_name
    from affiliations
    group by data_tier, sponsor_name

)

select
    resolved_alone.data_tier,
    resolved_alone.sponsor_name,
    coalesce(organisations.company_id, resolved_alone.company_id) as company_id,
    case
        when organisations.company_id is not null then 'organisation_of_person'
        else resolved_alone.method
    end as method,
    coalesce(organisations.confidence, resolved_alone.confidence) as confidence
from resolved_alone
left join main_affiliations
    on main_affiliations.data_tier = resolved_alone.data_tier
    and main_affiliations.sponsor_name = resolved_alone.sponsor_name
left join resolved_alone as organisations
    on organisations.data_tier = main_affiliations.data_tier
    and organisations.sponsor_name = main_affiliations.organization_name

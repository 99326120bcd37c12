-- Exhibit 18: where the people in leading roles of the sampled companies come from, by cohort of foundation.

with

people as (

    select * from {{ ref('int_talent__people') }}

),

sources as (

    select value as talent_source from {{ ref('seed_taxonomy') }}
    where dimension = 'talent_source'

),

phases as (

    select * from {{ ref('seed_founding_cohort') }}

),

cohorts as (

    select
        data_tier,
        founding_cohort,
        count(*) as n_people_of_cohort,
        count(distinct company_key) as n_companies_of_cohort
    from people
    group by data_tier, founding_cohort

),

by_source as (

    select
        data_tier,
        founding_cohort,
        talent_source,
        count(*) as n_people,
        count(distinct company_key) as n_companies
    from people
    group by data_tier, founding_cohort, talent_source

)

select
    {{ exhibit_columns('18', 'cohorts') }},
    cohorts.founding_cohort,
    phases.talent_phase,
    sources.talent_source,
    coalesce(by_source.n_people, 0) as n_people,
    cohorts.n_people_of_cohort,
    coalesce(by_source.n_people, 0) / cohorts.n_people_of_cohort as share,
    coalesce(by_source.n_companies, 0) as n_companies,
    cohorts.n_companies_of_cohort
from cohorts
cross join sources
left join by_source
    on by_source.data_tier = cohorts.data_tier
    and by_source.founding_cohort = cohorts.founding_cohort
    and by_source.talent_source = sources.talent_source
left join phases on phases.founding_cohort = cohorts.founding_cohort

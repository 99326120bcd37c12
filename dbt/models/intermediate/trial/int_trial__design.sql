-- What kind of trial it is: phase, reach, sponsor and what it tests.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

phases as (

    select * from {{ ref('int_trial__phase') }}

),

drug_trials as (

    select * from {{ ref('int_trial__drug_trials') }}

),

covid_trials as (

    select * from {{ ref('int_trial__covid_trials') }}

),

trial_countries as (

    select * from {{ ref('int_trial__countries') }}

),

cell_therapies as (

    select * from {{ ref('int_trial__cell_therapy') }}

),

head_to_head as (

    select distinct
        data_tier,
        trial_id
    from {{ ref('int_trial__h2h') }}

),

lead_companies as (

    select * from {{ ref('int_trial__lead_company') }}

),

tested as (

    select * from {{ ref('int_trial__tested_assets') }}

),

reach as (

    -- a country that the sponsor later removed never recruited
    select
        data_tier,
        trial_id,
        count(distinct {{ fold_greater_china('country_code') }}) as n_countries
    from trial_countries
    where not is_removed
    group by data_tier, trial_id

)

select
    studies.data_tier,
    studies.trial_id,
    phases.phase,
    phases.phase_rank,
    phases.phase_group_e09,
    drug_trials.trial_id is not null as is_drug_trial,
    covid_trials.trial_id is not null as is_covid,
    cell_therapies.trial_id is not null or coalesce(tested.tests_cells, false) as is_cell_therapy,
    drug_trials.trial_id is not null
        and coalesce(tested.tests_nme, false) as is_innovative_drug_trial,
    head_to_head.trial_id is not null as is_h2h,
    not coalesce(lead_companies.is_company, studies.lead_sponsor_class = 'INDUSTRY', false) as is_iit,
    coalesce(reach.n_countries, 0) >= 2 as is_mrct,
    coalesce(reach.n_countries, 0) as n_countries
from studies
inner join phases on phases.data_tier = studies.data_tier and phases.trial_id = studies.trial_id
left join drug_trials on drug_trials.data_tier = studies.data_tier and drug_trials.trial_id = studies.trial_id
left join covid_trials on covid_trials.data_tier = studies.data_tier and covid_trials.trial_id = studies.trial_id
left join cell_therapies on cell_therapies.data_tier = studies.data_tier and cell_therapies.trial_id = studies.trial_id
left join reach on reach.data_tier = studies.data_tier and reach.trial_id = studies.trial_id
left join head_to_head on head_to_head.data_tier = studies.data_tier and head_to_head.trial_id = studies.trial_id
left join lead_companies on lead_companies.data_tier = studies.data_tier and lead_companies.trial_id = studies.trial_id
left join tested on tested.data_tier = studies.data_tier and tested.trial_id = studies.trial_id

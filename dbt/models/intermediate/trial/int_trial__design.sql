-- What kind of trial it is: phase, reach, sponsor and what it tests.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

phases as (

    select * from {{ ref('int_trial__phase') }}

),

interventions as (

    select * from {{ ref('stg_ctgov__interventions') }}

),

intervention_types as (

    select * from {{ ref('seed_intervention_type') }}

),

covid_terms as (

    select * from {{ ref('seed_covid_term') }}

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

drug_trials as (

    select distinct
        interventions.data_tier,
        interventions.nct_id
    from interventions
    inner join intervention_types on intervention_types.intervention_type = interventions.intervention_type
    where intervention_types.is_drug_always
        or regexp_matches(lower(interventions.intervention_name), intervention_types.drug_pattern)

),

subjects as (

    -- the summary is left out: trials of other diseases mention the pandemic there
    select
        data_tier,
        nct_id,
        lower(concat_ws(
            ' | ', brief_title, official_title, array_to_string(conditions, ' | '), array_to_string(keywords, ' | ')
        )) as subject
    from studies

),

covid_trials as (

    select distinct
        subjects.data_tier,
        subjects.nct_id
    from subjects
    inner join covid_terms on regexp_matches(subjects.subject, covid_terms.pattern)

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
    studies.nct_id as trial_id,
    phases.phase,
    phases.phase_rank,
    phases.phase_group_e09,
    coalesce(studies.study_type = 'INTERVENTIONAL', false) and drug_trials.nct_id is not null as is_drug_trial,
    covid_trials.nct_id is not null as is_covid,
    cell_therapies.trial_id is not null or coalesce(tested.tests_cells, false) as is_cell_therapy,
    studies.study_type = 'INTERVENTIONAL' and drug_trials.nct_id is not null
        and coalesce(tested.tests_nme, false) as is_innovative_drug_trial,
    head_to_head.trial_id is not null as is_h2h,
    not coalesce(lead_companies.is_company, studies.lead_sponsor_class = 'INDUSTRY', false) as is_iit,
    coalesce(reach.n_countries, 0) >= 2 as is_mrct,
    coalesce(reach.n_countries, 0) as n_countries
from studies
inner join phases on phases.data_tier = studies.data_tier and phases.trial_id = studies.nct_id
left join drug_trials on drug_trials.data_tier = studies.data_tier and drug_trials.nct_id = studies.nct_id
left join covid_trials on covid_trials.data_tier = studies.data_tier and covid_trials.nct_id = studies.nct_id
left join cell_therapies on cell_therapies.data_tier = studies.data_tier and cell_therapies.trial_id = studies.nct_id
left join reach on reach.data_tier = studies.data_tier and reach.trial_id = studies.nct_id
left join head_to_head on head_to_head.data_tier = studies.data_tier and head_to_head.trial_id = studies.nct_id
left join lead_companies on lead_companies.data_tier = studies.data_tier and lead_companies.trial_id = studies.nct_id
left join tested on tested.data_tier = studies.data_tier and tested.trial_id = studies.nct_id

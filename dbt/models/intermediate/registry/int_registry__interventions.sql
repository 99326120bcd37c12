-- Interventions of a trial.
{{ config(materialized='view') }}

with

interventions as (

    select * from {{ ref('stg_ctgov__interventions') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

),

registered_drugs as (

    select * from {{ ref('int_registry__registered_drugs') }}

)

select
    data_tier,
    nct_id as trial_id,
    intervention_no,
    intervention_type,
    intervention_name,
    intervention_description,
    other_names,
    arm_group_labels
from interventions
where {{ of_study_known_then() }}
union all
select
    registered_drugs.data_tier,
    registered_drugs.ext_id,
    registered_drugs.intervention_no,
    registered_drugs.intervention_type,
    registered_drugs.intervention_name,
    null,
    registered_drugs.other_names,
    list_filter([registered_drugs.arm_label], lambda label: label is not null)
from registered_drugs
inner join own_trials
    on own_trials.data_tier = registered_drugs.data_tier
    and own_trials.trial_id = registered_drugs.ext_id

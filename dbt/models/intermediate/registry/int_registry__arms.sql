-- Arms of a trial; the other registries tell at most the groups that get different drugs.
{{ config(materialized='view') }}

with

arms as (

    select * from {{ ref('stg_ctgov__arms') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

),

registered_drugs as (

    select * from {{ ref('int_registry__registered_drugs') }}

),

groups as (

    select
        registered_drugs.data_tier,
        registered_drugs.ext_id,
        registered_drugs.arm_label,
        bool_or(registered_drugs.is_control) as is_control
    from registered_drugs
    inner join own_trials
        on own_trials.data_tier = registered_drugs.data_tier
        and own_trials.trial_id = registered_drugs.ext_id
    where registered_drugs.arm_label is not null
    group by registered_drugs.data_tier, registered_drugs.ext_id, registered_drugs.arm_label

)

select
    data_tier,
    nct_id as trial_id,
    arm_no,
    arm_label,
    arm_type,
    arm_description,
    intervention_names
from arms
where {{ of_study_known_then() }}
union all
select
    data_tier,
    ext_id,
    row_number() over (partition by data_tier, ext_id order by is_control, arm_label),
    arm_label,
    case when is_control then 'ACTIVE_COMPARATOR' else 'EXPERIMENTAL' end,
    null,
    null
from groups

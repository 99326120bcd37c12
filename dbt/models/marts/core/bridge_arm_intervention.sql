-- Interventions given in each arm, as the sponsor named them.

with

arm_interventions as (

    select * from {{ ref('int_trial__arm_interventions') }}

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

)

select
    arm_interventions.data_tier,
    arm_interventions.trial_id,
    arm_interventions.arm_no,
    arm_interventions.intervention_no,
    interventions.intervention_name as raw_name,
    interventions.intervention_type as raw_type
from arm_interventions
inner join interventions
    on interventions.data_tier = arm_interventions.data_tier
    and interventions.trial_id = arm_interventions.trial_id
    and interventions.intervention_no = arm_interventions.intervention_no

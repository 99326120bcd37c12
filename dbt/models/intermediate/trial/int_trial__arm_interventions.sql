-- Which intervention is given in which arm. The registry says it twice, as arm labels of an intervention and as
-- intervention names of an arm ('Drug: X'); old records fill one of the two.

with

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

arms as (

    select * from {{ ref('int_registry__arms') }}

),

labels as (

    select
        data_tier,
        trial_id,
        intervention_no,
        unnest(arm_group_labels) as arm_label
    from interventions

),

names as (

    select
        data_tier,
        trial_id,
        arm_no,
        regexp_replace(unnest(intervention_names), '^[A-Za-z ]+: ', '') as intervention_name
    from arms

),

by_label as (

    select
        labels.data_tier,
        labels.trial_id,
        arms.arm_no,
        labels.intervention_no
    from labels
    inner join arms
        on arms.data_tier = labels.data_tier
        and arms.trial_id = labels.trial_id
        and arms.arm_label = labels.arm_label

),

by_name as (

    select
        names.data_tier,
        names.trial_id,
        names.arm_no,
        interventions.intervention_no
    from names
    inner join interventions
        on interventions.data_tier = names.data_tier
        and interventions.trial_id = names.trial_id
        and interventions.intervention_name = names.intervention_name

)

select data_tier, trial_id, arm_no, intervention_no from by_label
union
select data_tier, trial_id, arm_no, intervention_no from by_name

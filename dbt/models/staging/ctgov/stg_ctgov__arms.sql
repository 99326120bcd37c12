-- The arms (or groups) that a study lists, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(arm_groups, 1) as arm_no,
        unnest(arm_groups) as arm
    from studies

)

select
    data_tier,
    nct_id,
    arm_no,
    arm.label as arm_label,
    arm.type as arm_type,
    arm.description as arm_description,
    arm.interventionNames as intervention_names
from numbered

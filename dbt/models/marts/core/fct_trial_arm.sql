-- Arms of a trial.

with

arms as (

    select * from {{ ref('int_registry__arms') }}

)

select
    data_tier,
    trial_id,
    arm_no,
    arm_label,
    arm_type,
    arm_description
from arms

-- Arms of a trial.

with

arms as (

    select * from {{ ref('stg_ctgov__arms') }}

)

select
    data_tier,
    nct_id as trial_id,
    arm_no,
    arm_label,
    arm_type,
    arm_description
from arms

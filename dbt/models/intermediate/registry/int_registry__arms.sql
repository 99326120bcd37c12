-- Arms of a trial.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    arm_no,
    arm_label,
    arm_type,
    arm_description,
    intervention_names
from {{ ref('stg_ctgov__arms') }}

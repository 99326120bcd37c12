-- Interventions of a trial.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    intervention_no,
    intervention_type,
    intervention_name,
    intervention_description,
    other_names,
    arm_group_labels
from {{ ref('stg_ctgov__interventions') }}

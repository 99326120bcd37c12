-- Phases that a trial ticks.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    phase_no,
    phase_code
from {{ ref('stg_ctgov__phases') }}

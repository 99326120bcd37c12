-- Conditions that a trial names.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    condition_no,
    condition_name
from {{ ref('stg_ctgov__conditions') }}

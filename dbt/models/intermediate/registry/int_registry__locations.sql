-- Where a trial runs.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    location_no,
    facility,
    city,
    state,
    country_name,
    location_status
from {{ ref('stg_ctgov__locations') }}

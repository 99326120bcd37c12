-- Lead sponsor and collaborators of a trial.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
    sponsor_no,
    sponsor_role,
    sponsor_name,
    sponsor_class
from {{ ref('stg_ctgov__sponsors') }}

-- Conditions that a trial names.
{{ config(materialized='view') }}

with

conditions as (

    select * from {{ ref('stg_ctgov__conditions') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

)

select
    data_tier,
    nct_id as trial_id,
    condition_no,
    condition_name
from conditions
where {{ of_study_known_then() }}
union all
select
    data_tier,
    trial_id,
    generate_subscripts(condition_names, 1),
    unnest(condition_names)
from own_trials

-- Phases that a trial ticks.
{{ config(materialized='view') }}

with

ticked as (

    select * from {{ ref('stg_ctgov__phases') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

),

listed as (

    select
        data_tier,
        trial_id,
        string_split(phase_codes, '|') as codes
    from own_trials

)

select
    data_tier,
    nct_id as trial_id,
    phase_no,
    phase_code
from ticked
where {{ of_study_known_then() }}
union all
select
    data_tier,
    trial_id,
    generate_subscripts(codes, 1),
    unnest(codes)
from listed

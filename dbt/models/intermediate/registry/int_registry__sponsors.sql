-- Lead sponsor and collaborators of a trial.
{{ config(materialized='view') }}

with

sponsors as (

    select * from {{ ref('stg_ctgov__sponsors') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

)

select
    data_tier,
    nct_id as trial_id,
    sponsor_no,
    sponsor_role,
    sponsor_name,
    sponsor_class
from sponsors
where {{ of_study_known_then() }}
union all
select
    data_tier,
    trial_id,
    0,
    'lead',
    sponsor_name,
    sponsor_class
from own_trials
where sponsor_name is not null

-- Where a trial runs: its sites, or the countries that a registry without a list of sites names.
{{ config(materialized='view') }}

with

locations as (

    select * from {{ ref('stg_ctgov__locations') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

)

select
    data_tier,
    nct_id as trial_id,
    location_no,
    facility,
    city,
    state,
    country_name,
    location_status
from locations
where {{ of_study_known_then() }}
union all
select
    data_tier,
    trial_id,
    generate_subscripts(country_names, 1),
    null,
    null,
    null,
    unnest(country_names),
    null
from own_trials

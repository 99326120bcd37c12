-- Countries of a trial.

with

trial_countries as (

    select * from {{ ref('int_trial__countries') }}

)

select
    data_tier,
    trial_id,
    country_code,
    n_sites,
    is_removed
from trial_countries

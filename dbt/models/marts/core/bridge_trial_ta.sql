-- Therapeutic areas of a trial.

with

therapeutic_areas as (

    select * from {{ ref('int_trial__therapeutic_areas') }}

)

select
    data_tier,
    trial_id,
    ta_id,
    method
from therapeutic_areas

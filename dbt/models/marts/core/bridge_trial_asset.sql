-- Assets of a trial and the role that each plays in it.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}

)

select
    data_tier,
    trial_id,
    asset_id,
    role,
    method,
    confidence
from roles

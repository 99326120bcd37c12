-- Assets of a trial, the role that each plays in it, the names that it goes by there and its class as an entry.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}

),

contexts as (

    select * from {{ ref('int_trial__asset_context') }}

)

select
    roles.data_tier,
    roles.trial_id,
    roles.asset_id,
    roles.role,
    contexts.raw_names,
    contexts.innovation_class,
    roles.method,
    roles.confidence
from roles
inner join contexts
    on contexts.data_tier = roles.data_tier
    and contexts.trial_id = roles.trial_id
    and contexts.asset_id = roles.asset_id

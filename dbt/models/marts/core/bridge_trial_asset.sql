-- Assets of a trial, the role that each plays in it, the names that it goes by there and its class as an entry.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}

),

contexts as (

    select * from {{ ref('int_trial__asset_context') }}

),

links as (

    -- the surest of the names under which the trial gives the asset
    select
        data_tier,
        trial_id,
        asset_id,
        min_by(method, (-confidence, method)) as link_method,
        max(confidence) as link_confidence
    from {{ ref('int_asset__resolved_mentions') }}
    group by data_tier, trial_id, asset_id

)

select
    roles.data_tier,
    roles.trial_id,
    roles.asset_id,
    roles.role,
    contexts.raw_names,
    contexts.innovation_class,
    roles.method,
    roles.confidence,
    links.link_method,
    links.link_confidence
from roles
inner join contexts
    on contexts.data_tier = roles.data_tier
    and contexts.trial_id = roles.trial_id
    and contexts.asset_id = roles.asset_id
inner join links
    on links.data_tier = roles.data_tier
    and links.trial_id = roles.trial_id
    and links.asset_id = roles.asset_id

-- The merge log: names that would be an asset of their own, and the asset that they belong to instead, with the rule
-- that joined them; where studies differ, the most certain one. An id that a past release gave to a code is found here
-- after the code got its INN.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

named as (

    select
        mentions.data_tier,
        resolved_mentions.asset_id,
        mentions.mention_norm as name_key,
        {{ asset_id("'code:' || mentions.mention_norm") }} as old_asset_id,
        resolved_mentions.method,
        resolved_mentions.confidence,
        mentions.trial_id
    from mentions
    inner join resolved_mentions
        on resolved_mentions.data_tier = mentions.data_tier
        and resolved_mentions.trial_id = mentions.trial_id
        and resolved_mentions.intervention_no = mentions.intervention_no
        and resolved_mentions.mention_no = mentions.mention_no
    where regexp_matches(mentions.mention_norm, '[a-z].*[0-9]{2}')

),

ranked as (

    select *,
        row_number() over (
            partition by data_tier, old_asset_id, asset_id, name_key
            order by confidence desc, method
        ) as certainty_rank
    from named
    where old_asset_id <> asset_id

)

select
    data_tier,
    old_asset_id,
    asset_id,
    name_key,
    min(method) filter (where certainty_rank = 1) as method,
    max(confidence) as confidence,
    count(distinct trial_id) as n_studies
from ranked
group by data_tier, old_asset_id, asset_id, name_key

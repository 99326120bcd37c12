-- Provisional: an asset is its normalised name; controls without an active substance are none.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

stop_words as (

    select * from {{ ref('seed_intervention_stop_word') }}

),

stopped as (

    select distinct mentions.mention_norm
    from mentions
    inner join stop_words on regexp_matches(mentions.mention_norm, stop_words.pattern)

)

select
    mentions.data_tier,
    mentions.nct_id,
    mentions.intervention_no,
    mentions.mention_no,
    {{ asset_id('mentions.mention_norm') }} as asset_id,
    'provisional_normalised_name' as method,
    cast(0.5 as double) as confidence
from mentions
left join stopped on stopped.mention_norm = mentions.mention_norm
where stopped.mention_norm is null

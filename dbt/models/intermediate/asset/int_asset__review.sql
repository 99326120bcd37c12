-- Assets whose link, modality or origin is doubtful, those in most studies first, so that a curator's hour goes where
-- it moves most. A decision is one row in seed_asset_alias, seed_asset_profile or seed_asset_originator.

with

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

origins as (

    select * from {{ ref('int_asset__origin') }}

),

counted as (

    select data_tier, asset_id, count(distinct trial_id) as n_studies
    from {{ ref('int_asset__resolved_mentions') }}
    group by data_tier, asset_id

),

judged as (

    select
        counted.data_tier,
        counted.asset_id,
        attributes.pref_name,
        counted.n_studies,
        concat_ws(
            '; ',
            case when attributes.resolution_confidence < 0.6 then 'weak name: ' || attributes.resolution_method end,
            case when attributes.modality_confidence < 0.6 then 'weak modality: ' || attributes.modality_method end,
            case when origins.origin_country is null then 'origin unknown' end,
            -- a curator's origin is settled, whatever the other statements say
            case when origins.is_contested and origins.method <> 'curated_originator' then 'origin contested, chosen by ' || origins.method end,
            case when attributes.innovation_class = 'unknown' then 'class unknown' end
        ) as evidence,
        least(attributes.resolution_confidence, attributes.modality_confidence, origins.confidence) as confidence
    from counted
    inner join attributes on attributes.data_tier = counted.data_tier and attributes.asset_id = counted.asset_id
    inner join origins on origins.data_tier = counted.data_tier and origins.asset_id = counted.asset_id

)

select data_tier, asset_id, pref_name, n_studies, evidence, confidence
from judged
where evidence <> ''

-- Provisional: what an asset is, from its name and from the approvals of the same name.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

curated as (

    select
        {{ asset_id(asset_name_norm('substance')) }} as asset_id,
        pref_name,
        innovation_class
    from {{ ref('seed_china_origin_approval') }}

),

modality_rules as (

    -- the engine's regular expressions know no look-ahead
    select * from {{ ref('seed_modality_rules') }}
    where not contains(regex_case_insensitive, '(?!')

),

names as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        mentions.mention_text as name,
        cast(null as date) as approval_date,
        cast(null as varchar) as approval_type
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.nct_id = resolved_mentions.nct_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    union all
    select data_tier, asset_id, substance_text, approval_date, approval_type
    from approvals

),

assets as (

    select
        data_tier,
        asset_id,
        min(name) as name,
        min(approval_date) as first_approval_date,
        bool_and(approval_type <> 'initial') as is_copy_only,
        any_value(approval_type) as any_approval_type
    from names
    group by data_tier, asset_id

),

modalities as (

    select
        assets.data_tier,
        assets.asset_id,
        min_by(modality_rules.modality_l2, modality_rules.priority) as modality_l2
    from assets
    inner join modality_rules on regexp_matches(lower(assets.name), modality_rules.regex_case_insensitive)
    group by assets.data_tier, assets.asset_id

),

classified as (

    select
        assets.data_tier,
        assets.asset_id,
        coalesce(curated.pref_name, assets.name) as pref_name,
        case
            when curated.innovation_class is not null then curated.innovation_class
            when regexp_matches(lower(assets.name), 'biosimilar') then 'biosimilar'
            when modalities.modality_l2 = 'diagnostic' then 'diagnostic'
            when modalities.modality_l2 = 'vaccine_prophylactic' then 'vaccine_prophylactic'
            when assets.is_copy_only then assets.any_approval_type
            when assets.first_approval_date < date '{{ var("nme_first_approved_from") }}' then 'generic'
            else 'nme'
        end as innovation_class,
        coalesce(modalities.modality_l2, 'unknown') as modality_l2
    from assets
    left join curated on curated.asset_id = assets.asset_id
    left join modalities
        on modalities.data_tier = assets.data_tier
        and modalities.asset_id = assets.asset_id

)

select
    data_tier,
    asset_id,
    pref_name,
    innovation_class,
    innovation_class = 'nme' as is_nme,
    modality_l2 = 'diagnostic' as is_diagnostic,
    modality_l2,
    cast(null as varchar) as target_set_key,
    'provisional_normalised_name' as resolution_method,
    cast(0.5 as double) as resolution_confidence
from classified

-- Every asset that a study or an agency names, with the keys that it is known by upstream.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

groups as (

    select * from {{ ref('int_asset__novel_groups') }}

),

substance_components as (

    select * from {{ ref('int_asset__substance_components') }}

),

resolved_substances as (

    select * from {{ ref('int_asset__resolved_substances') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

named as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        coalesce(mentions.component_key, case when not groups.is_follow_on then groups.component_key end) as reference_key,
        groups.group_key,
        case when groups.is_follow_on then groups.component_key end as original_key,
        mentions.mention_text as name,
        resolved_mentions.method,
        resolved_mentions.confidence
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.trial_id = resolved_mentions.trial_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    left join groups on groups.data_tier = mentions.data_tier and groups.novel_key = mentions.novel_key
    union all
    select
        resolved_substances.data_tier,
        resolved_substances.asset_id,
        substance_components.component_key,
        null,
        null,
        substance_components.substance_norm,
        resolved_substances.method,
        resolved_substances.confidence
    from resolved_substances
    inner join substance_components
        on substance_components.data_tier = resolved_substances.data_tier
        and substance_components.substance_norm = resolved_substances.substance_norm

),

assets as (

    select
        data_tier,
        asset_id,
        min(reference_key) as reference_key,
        min(group_key) as group_key,
        min(original_key) as original_key,
        min_by(name, (length(name), name)) as own_name,
        min_by(method, (-confidence, method)) as method,
        max(confidence) as confidence
    from named
    group by data_tier, asset_id

),

coded as (

    -- the code as it is written within the name, 'HS-10502' in 'HS-10502 Tablets'
    select
        *,
        split_part(split_part(group_key, ':', 2), '@', 1) as code_key,
        regexp_extract(
            own_name,
            '(?i)' || array_to_string(string_split(split_part(split_part(group_key, ':', 2), '@', 1), ''), '[^a-z0-9]*')
        ) as own_code
    from assets

)

select
    assets.data_tier,
    assets.asset_id,
    assets.reference_key,
    assets.group_key,
    assets.original_key,
    case
        when assets.reference_key is not null then facts.pref_name
        when assets.original_key is not null then originals.pref_name || ' biosimilar (' || upper(assets.code_key) || ')'
        when assets.group_key like 'code:%' then coalesce(nullif(assets.own_code, ''), upper(assets.code_key))
        else left(assets.own_name, 120)
    end as pref_name,
    assets.method,
    assets.confidence
from coded as assets
left join facts on facts.data_tier = assets.data_tier and facts.component_key = assets.reference_key
left join facts as originals on originals.data_tier = assets.data_tier and originals.component_key = assets.original_key

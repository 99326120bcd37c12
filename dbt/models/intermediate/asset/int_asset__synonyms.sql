-- Every name of an asset that studies or agencies name: those of its references and those of the records. A name that
-- two assets share is flagged; it joins nothing.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

names as (

    select dictionary.data_tier, dictionary.name_key, dictionary.name, dictionary.source, components.component_key
    from {{ ref('int_asset__dictionary') }} as dictionary
    inner join {{ ref('int_asset__components') }} as components
        on components.data_tier = dictionary.data_tier
        and components.base_key = dictionary.base_key

),

lookup as (

    select * from {{ ref('int_asset__names') }}

),

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

combined as (

    select names.data_tier, identities.asset_id, names.name_key as synonym_norm, names.name as synonym, names.source,
        lookup.is_ambiguous or lookup.component_key <> names.component_key as is_shared,
        0 as is_mention
    from names
    inner join identities
        on identities.data_tier = names.data_tier
        and identities.reference_key = names.component_key
    inner join lookup
        on lookup.data_tier = names.data_tier
        and lookup.name_key = names.name_key
    union all
    select mentions.data_tier, resolved_mentions.asset_id, mentions.mention_norm, mentions.mention_text, 'registry', false, 1
    from mentions
    inner join resolved_mentions
        on resolved_mentions.data_tier = mentions.data_tier
        and resolved_mentions.trial_id = mentions.trial_id
        and resolved_mentions.intervention_no = mentions.intervention_no
        and resolved_mentions.mention_no = mentions.mention_no
    where mentions.mention_kind <> 'regimen'
      and mentions.reason <> 'described'

),

grouped as (

    select
        data_tier,
        synonym_norm,
        asset_id,
        min_by(synonym, length(synonym)) as synonym,
        string_agg(distinct source, ',' order by source) as sources,
        coalesce(bool_and(is_shared), false) as is_shared,
        cast(sum(is_mention) as bigint) as n_mentions
    from combined
    group by data_tier, synonym_norm, asset_id

)

select
    data_tier,
    synonym_norm,
    asset_id,
    synonym,
    case when regexp_matches(synonym, '[\x{3400}-\x{9fff}]') then 'zh' else 'en' end as lang,
    sources,
    is_shared or count(*) over (partition by data_tier, synonym_norm) > 1 as is_ambiguous,
    n_mentions
from grouped

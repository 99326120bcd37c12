-- Every name of an asset that studies or agencies name: those of its references and those of the records. A name that
-- two assets share is flagged; it joins nothing. Of several statements that lead one name to one asset the most certain
-- gives method and confidence.

with

records as (

    select * from {{ ref('int_asset__reference_records') }}

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

reference_names as (

    select records.*, lookup.is_ambiguous or lookup.component_key <> records.component_key as is_shared
    from records
    inner join lookup
        on lookup.data_tier = records.data_tier
        and lookup.name_key = records.name_key

),

combined as (

    select data_tier, asset_id, name_key as synonym_norm, name as synonym, source, is_shared, 0 as is_mention,
        case source when 'curated' then 'curated_name' else 'dictionary_name' end as method,
        -- as certain as a study's mention of such a name, see int_asset__resolved_mentions
        cast(case when is_shared then 0.3 when source = 'curated' then 1.0 else 0.98 end as double) as confidence
    from reference_names
    union all
    select mentions.data_tier, resolved_mentions.asset_id, mentions.mention_norm, mentions.mention_text, 'registry',
        false, 1, resolved_mentions.method, resolved_mentions.confidence
    from mentions
    inner join resolved_mentions
        on resolved_mentions.data_tier = mentions.data_tier
        and resolved_mentions.trial_id = mentions.trial_id
        and resolved_mentions.intervention_no = mentions.intervention_no
        and resolved_mentions.mention_no = mentions.mention_no
    where mentions.mention_kind <> 'regimen'
      and mentions.reason <> 'described'

),

ranked as (

    select *,
        row_number() over (
            partition by data_tier, synonym_norm, asset_id
            order by confidence desc, method
        ) as certainty_rank
    from combined

),

grouped as (

    select
        data_tier,
        synonym_norm,
        asset_id,
        min_by(synonym, (length(synonym), synonym)) as synonym,
        string_agg(distinct source, ',' order by source) as sources,
        min(method) filter (where certainty_rank = 1) as method,
        max(confidence) as confidence,
        bool_and(is_shared) as is_shared,
        cast(sum(is_mention) as bigint) as n_mentions
    from ranked
    group by data_tier, synonym_norm, asset_id

)

select
    data_tier,
    synonym_norm,
    asset_id,
    synonym,
    case when regexp_matches(synonym, '[\x{3400}-\x{9fff}]') then 'zh' else 'en' end as lang,
    sources,
    method,
    confidence,
    is_shared or count(*) over (partition by data_tier, synonym_norm) > 1 as is_ambiguous,
    n_mentions
from grouped

-- Every name under which a source mentions an asset. A name that leads to two assets is ambiguous and must join nothing.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

substances as (

    select * from {{ ref('int_approval__substances') }}

),

resolved_substances as (

    select * from {{ ref('int_asset__resolved_substances') }}

),

named as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        mentions.mention_norm as synonym_norm,
        mentions.mention_text as synonym,
        'registry' as source
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.nct_id = resolved_mentions.nct_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    union all
    select
        resolved_substances.data_tier,
        resolved_substances.asset_id,
        substances.substance_norm,
        substances.substance_text,
        'approval'
    from resolved_substances
    inner join substances
        on substances.data_tier = resolved_substances.data_tier
        and substances.substance_norm = resolved_substances.substance_norm

),

grouped as (

    select
        data_tier,
        synonym_norm,
        asset_id,
        min(synonym) as synonym,
        case when count(distinct source) = 2 then 'registry+approval' else min(source) end as source,
        count(*) as n_mentions
    from named
    group by data_tier, synonym_norm, asset_id

)

select
    data_tier,
    synonym_norm,
    asset_id,
    synonym,
    source,
    count(*) over (partition by data_tier, synonym_norm) > 1 as is_ambiguous,
    n_mentions
from grouped

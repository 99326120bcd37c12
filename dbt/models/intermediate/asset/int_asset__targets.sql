-- Targets of each asset, gene symbols or the ids of curated families: of the best source that knows any.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

reference_targets as (

    select * from {{ ref('int_asset__reference_targets') }}

),

text_targets as (

    select * from {{ ref('int_asset__text_targets') }}

),

vendor_targets as (

    select * from {{ ref('int_vendor__asset_targets') }}

)

select
    identities.data_tier,
    identities.asset_id,
    reference_targets.target_id,
    reference_targets.source,
    cast(case reference_targets.source when 'curated' then 1.0 else 0.9 end as double) as confidence
from identities
inner join reference_targets
    on reference_targets.data_tier = identities.data_tier
    -- a follow-on product hits what its original hits
    and reference_targets.component_key = coalesce(identities.reference_key, identities.original_key)
union all
select data_tier, asset_id, target_id, 'registry_text', cast(0.7 as double)
from text_targets
union all
select data_tier, asset_id, target_id, 'vendor', cast(1 as double)
from vendor_targets

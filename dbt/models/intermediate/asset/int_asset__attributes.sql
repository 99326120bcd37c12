-- Molecules that studies or agencies name: what each is.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

classes as (

    select * from {{ ref('int_asset__classes') }}

),

modalities as (

    select * from {{ ref('int_asset__modalities') }}

),

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}

),

target_sets as (

    select data_tier, asset_id, string_agg(distinct target_id, ';' order by target_id) as target_set_key
    from {{ ref('int_asset__targets') }}
    group by data_tier, asset_id

)

select
    identities.data_tier,
    identities.asset_id,
    identities.pref_name,
    classes.innovation_class,
    classes.innovation_class = 'nme' as is_nme,
    modalities.modality_l2 = 'diagnostic' as is_diagnostic,
    modalities.modality_l2,
    modalities.method as modality_method,
    modalities.confidence as modality_confidence,
    target_sets.target_set_key,
    identities.method as resolution_method,
    identities.confidence as resolution_confidence
from identities
inner join classes on classes.data_tier = identities.data_tier and classes.asset_id = identities.asset_id
inner join modalities on modalities.data_tier = identities.data_tier and modalities.asset_id = identities.asset_id
left join target_sets on target_sets.data_tier = identities.data_tier and target_sets.asset_id = identities.asset_id
union all
select
    vendor_assets.data_tier,
    vendor_assets.asset_id,
    vendor_assets.pref_name,
    vendor_assets.innovation_class,
    vendor_assets.innovation_class = 'nme',
    vendor_assets.is_diagnostic,
    vendor_assets.modality_l2,
    'vendor',
    1,
    target_sets.target_set_key,
    'vendor',
    1
from vendor_assets
left join target_sets
    on target_sets.data_tier = vendor_assets.data_tier
    and target_sets.asset_id = vendor_assets.asset_id

-- Assets of each deal by the vendor's numbers, with the molecule that they are where a name of theirs is one molecule's.

with

deals as (

    select * from {{ ref('stg_vendor__deal') }}

),

vendor_assets as (

    select * from {{ ref('stg_vendor__asset_master') }}

),

synonyms as (

    select * from {{ ref('int_asset__synonyms') }}

),

records as (

    select * from {{ ref('int_deal__records') }}

),

numbered as (

    select
        data_tier,
        vendor,
        vendor || '|deal|' || deal_id as record_id,
        generate_subscripts(asset_ids, 1) as position,
        unnest(asset_ids) as vendor_asset_id
    from deals

),

deal_assets as (

    -- an asset named twice in one deal is one
    select
        data_tier,
        vendor,
        record_id,
        vendor_asset_id,
        min(position) as asset_no
    from numbered
    group by data_tier, vendor, record_id, vendor_asset_id

),

named as (

    select
        data_tier,
        vendor,
        vendor_asset_id,
        unnest(list_concat(names, [inn])) as asset_name
    from vendor_assets

),

molecules as (

    select
        named.data_tier,
        named.vendor,
        named.vendor_asset_id,
        min(synonyms.asset_id) as asset_id
    from named
    inner join synonyms
        on synonyms.data_tier = named.data_tier
        and synonyms.synonym_norm = {{ asset_name_key('named.asset_name') }}
    where not synonyms.is_ambiguous
    group by named.data_tier, named.vendor, named.vendor_asset_id
    having count(distinct synonyms.asset_id) = 1

)

select
    deal_assets.data_tier,
    deal_assets.record_id,
    cast(deal_assets.asset_no as integer) as asset_no,
    deal_assets.vendor || '|' || deal_assets.vendor_asset_id as asset_key,
    coalesce(vendor_assets.names[1], deal_assets.vendor_asset_id) as asset_name,
    molecules.asset_id,
    vendor_assets.originator_country,
    records.territory as rights_scope
from deal_assets
inner join records
    on records.data_tier = deal_assets.data_tier
    and records.record_id = deal_assets.record_id
left join vendor_assets
    on vendor_assets.data_tier = deal_assets.data_tier
    and vendor_assets.vendor = deal_assets.vendor
    and vendor_assets.vendor_asset_id = deal_assets.vendor_asset_id
left join molecules
    on molecules.data_tier = deal_assets.data_tier
    and molecules.vendor = deal_assets.vendor
    and molecules.vendor_asset_id = deal_assets.vendor_asset_id

-- Targets of vendors' molecules: gene symbols, or the vendor's words where he gives none. What only a payload acts on is
-- no target of the molecule.

with

assets as (

    select * from {{ ref('int_vendor__assets') }}

),

targets as (

    select * from {{ ref('stg_vendor__asset_target') }}

)

select distinct
    assets.data_tier,
    assets.asset_id,
    coalesce(targets.hgnc_symbol, targets.target) as target_id
from assets
inner join targets
    on targets.data_tier = assets.data_tier
    and targets.vendor = assets.vendor
    and targets.vendor_asset_id = assets.vendor_asset_id
where coalesce(targets.role, 'effector') <> 'payload'

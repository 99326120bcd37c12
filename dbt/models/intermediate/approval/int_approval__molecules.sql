-- Molecules that an agency approved, one row per day of an approval: by the agencies' own files, and by vendors'
-- statements, which tell a day only where an indication was approved.

with

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}
    where is_approved

),

vendor_stages as (

    select * from {{ ref('int_vendor__indication_stages') }}
    where is_approval

)

select
    data_tier,
    asset_id,
    approval_date
from approvals
union
select
    vendor_assets.data_tier,
    vendor_assets.asset_id,
    min(vendor_stages.known_from_date)
from vendor_assets
left join vendor_stages
    on vendor_stages.data_tier = vendor_assets.data_tier
    and vendor_stages.asset_id = vendor_assets.asset_id
group by vendor_assets.data_tier, vendor_assets.asset_id

-- Assets of each deal, with the molecule that they are where one is found.

with

deal_assets as (

    select * from {{ ref('int_deal__assets') }}

),

deals as (

    select * from {{ ref('fct_deal') }}

),

molecules as (

    select * from {{ ref('dim_asset') }}

)

select
    deal_assets.data_tier,
    deal_assets.record_id as deal_id,
    deal_assets.asset_key,
    deal_assets.asset_name,
    molecules.asset_id,
    deal_assets.originator_country,
    deal_assets.asset_no = 1 as is_primary,
    deal_assets.rights_scope
from deal_assets
inner join deals
    on deals.data_tier = deal_assets.data_tier
    and deals.deal_id = deal_assets.record_id
left join molecules
    on molecules.data_tier = deal_assets.data_tier
    and molecules.asset_id = deal_assets.asset_id

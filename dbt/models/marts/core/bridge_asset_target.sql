-- Targets of each molecule.

with

targets as (

    select * from {{ ref('int_asset__targets') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

)

select
    targets.data_tier,
    targets.asset_id,
    targets.target_id,
    targets.source,
    targets.confidence
from targets
inner join assets
    on assets.data_tier = targets.data_tier
    and assets.asset_id = targets.asset_id

-- v_asset_origin has a row for each asset; its grain test sees to it that there is no second.
select
    assets.data_tier,
    assets.asset_id
from {{ ref('dim_asset') }} as assets
left join {{ ref('v_asset_origin') }} as origins
    on origins.data_tier = assets.data_tier
    and origins.asset_id = assets.asset_id
where origins.asset_id is null

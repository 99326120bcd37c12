-- The stage of an asset is at least that of each of its indications.
select
    indications.data_tier,
    indications.asset_id
from {{ ref('fct_asset_indication') }} as indications
inner join {{ ref('dim_asset') }} as assets
    on assets.data_tier = indications.data_tier
    and assets.asset_id = indications.asset_id
group by indications.data_tier, indications.asset_id
having max(indications.phase_rank) > max(coalesce(assets.highest_phase_rank, -1))

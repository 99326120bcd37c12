-- Exhibit 2: the origins of an area, the unknown ones with them, are the whole; phases add to the molecules.
select
    data_tier,
    ta_id,
    sum(share_of_global) as share_total
from {{ ref('mart_exhibit_02_ta_share') }}
group by data_tier, ta_id
having abs(sum(share_of_global) - 1) > 1e-9
    or sum(n_assets) <> max(n_assets_global)
    or sum(coalesce(list_sum(map_values(n_assets_by_phase)), 0)) <> sum(n_assets)

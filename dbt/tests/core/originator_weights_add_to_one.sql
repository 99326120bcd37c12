-- The originators of an asset share it wholly, and one of them is the primary one.
select
    data_tier,
    asset_id,
    sum(weight) as weight_total,
    count(*) filter (where is_primary) as n_primary
from {{ ref('bridge_asset_originator') }}
group by data_tier, asset_id
having abs(sum(weight) - 1) > 1e-6
    or count(*) filter (where is_primary) <> 1

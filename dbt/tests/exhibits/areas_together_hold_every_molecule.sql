-- Exhibit 2: molecules of several areas make the sum over areas at least the distinct total, never less.
select data_tier
from {{ ref('mart_exhibit_02_ta_share') }}
group by data_tier
having sum(case when not is_rollup then n_assets end) < sum(case when ta_id = 'all' then n_assets end)

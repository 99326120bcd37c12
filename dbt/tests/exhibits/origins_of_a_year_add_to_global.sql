-- Exhibit 1: each molecule has one origin, so the origins of a year are its global count.
select
    data_tier,
    entry_year
from {{ ref('mart_exhibit_01_nme_entries') }}
group by data_tier, entry_year
having sum(case when origin_group <> 'GLOBAL' then n_nme_entries end)
        <> max(case when origin_group = 'GLOBAL' then n_nme_entries end)
    or abs(sum(case when origin_group <> 'GLOBAL' then share_of_global end) - 1) > 1e-9

-- Exhibits 11 and 12b: the origins of a year and its classes of modality are the whole; the entries are those of exhibit 1.
with

by_year as (

    select
        data_tier,
        entry_year,
        sum(case when origin_group <> 'GLOBAL' then share_of_global end) as share_total
    from {{ ref('mart_exhibit_11_fic_summary') }}
    group by data_tier, entry_year
    union all
    select
        data_tier,
        entry_year,
        sum(share) as share_total
    from {{ ref('mart_exhibit_12b_unexplored_target_nmes') }}
    group by data_tier, entry_year

)

select
    data_tier,
    entry_year
from by_year
where abs(share_total - 1) > 1e-9
union all
select
    summary.data_tier,
    summary.entry_year
from {{ ref('mart_exhibit_11_fic_summary') }} as summary
inner join {{ ref('mart_exhibit_01_nme_entries') }} as entries
    on entries.data_tier = summary.data_tier
    and entries.entry_year = summary.entry_year
    and entries.origin_group = summary.origin_group
where summary.n_nme_entries <> entries.n_nme_entries

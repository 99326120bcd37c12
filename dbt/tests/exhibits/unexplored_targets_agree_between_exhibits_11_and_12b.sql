-- Exhibits 11 and 12b: the China molecules on unexplored targets of a year are the same in both.
with

panel as (

    select
        data_tier,
        entry_year,
        sum(n_nmes) as n_nmes
    from {{ ref('mart_exhibit_12b_unexplored_target_nmes') }}
    group by data_tier, entry_year

),

firsts as (

    select
        data_tier,
        entry_year,
        n_fic_at_entry
    from {{ ref('mart_exhibit_11_fic') }}
    where origin_group = 'CN'
      and novelty_class = 'unexplored_target'

)

select
    coalesce(panel.data_tier, firsts.data_tier) as data_tier,
    coalesce(panel.entry_year, firsts.entry_year) as entry_year
from panel
full join firsts
    on firsts.data_tier = panel.data_tier
    and firsts.entry_year = panel.entry_year
where coalesce(panel.n_nmes, -1) <> coalesce(firsts.n_fic_at_entry, -1)

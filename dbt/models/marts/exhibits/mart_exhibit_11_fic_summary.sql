-- Exhibit 11 by year and origin: potential first-in-class molecules of all kinds, and how many entries could not be
-- judged because their targets are not known.

with

firsts as (

    select * from {{ ref('mart_exhibit_11_fic') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

by_origin as (

    select
        data_tier,
        entry_year,
        coalesce(origin_group, 'GLOBAL') as origin_group,
        cast(sum(n_fic) as bigint) as n_fic,
        bool_and(is_complete_year) as is_complete_year
    from firsts
    group by grouping sets ((data_tier, entry_year, origin_group), (data_tier, entry_year))

),

entries as (

    select
        assets.data_tier,
        cast(extract(year from {{ entry_date('assets') }}) as integer) as entry_year,
        coalesce(origins.origin_group, 'GLOBAL') as origin_group,
        count(*) as n_entries,
        count(assets.target_set_key) as n_entries_with_target
    from assets
    inner join origins
        on origins.data_tier = assets.data_tier
        and origins.asset_id = assets.asset_id
    where {{ is_counted_molecule('assets') }}
      and {{ entry_date('assets') }} <= {{ asof('11') }}
    group by grouping sets (
        (assets.data_tier, cast(extract(year from {{ entry_date('assets') }}) as integer), origins.origin_group),
        (assets.data_tier, cast(extract(year from {{ entry_date('assets') }}) as integer))
    )

),

compared as (

    select
        by_origin.data_tier,
        by_origin.entry_year,
        by_origin.origin_group,
        by_origin.n_fic,
        sum(case when by_origin.origin_group = 'GLOBAL' then by_origin.n_fic end) over (
            partition by by_origin.data_tier, by_origin.entry_year
        ) as n_global,
        coalesce(entries.n_entries, 0) as n_nme_entries,
        entries.n_entries_with_target,
        by_origin.is_complete_year
    from by_origin
    left join entries
        on entries.data_tier = by_origin.data_tier
        and entries.entry_year = by_origin.entry_year
        and entries.origin_group = by_origin.origin_group

)

select
    {{ exhibit_columns('11', 'compared') }},
    compared.entry_year,
    compared.origin_group,
    compared.n_fic,
    cast(compared.n_global as bigint) as n_fic_global,
    compared.n_fic / cast(nullif(compared.n_global, 0) as double) as share_of_global,
    compared.n_nme_entries,
    (compared.n_nme_entries - compared.n_entries_with_target)
        / cast(compared.n_nme_entries as double) as share_targets_unknown,
    compared.is_complete_year
from compared

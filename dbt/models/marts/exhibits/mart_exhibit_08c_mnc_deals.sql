-- Exhibit 8c: deals in which one of the twenty largest multinationals buys rights to assets from China and the US, in
-- oncology and neurology. A deal without a disclosed indication stands under the focus of its licensor.

with

deals as (

    select * from {{ ref('int_deal__originated') }}

),

published_cells as (

    select * from {{ ref('int_deal__published_mnc_cells') }}

),

in_period as (

    select *
    from deals
    where is_census
      and asset_class = 'innovative_drug'
      and announced_year between {{ var('mnc_deals_first_year') }} and {{ var('mnc_deals_last_year') }}
      and announced_date <= {{ asof('08c') }}

),

cells as (

    -- no deal in a cell is a zero, so long as deals of the period are loaded
    select tiers.data_tier, areas.area, origins.origin_group
    from (select distinct data_tier from in_period where is_bd) as tiers
    cross join (values ('oncology'), ('neurology')) as areas (area)
    cross join (values ('CN'), ('US')) as origins (origin_group)

),

counted as (

    select
        data_tier,
        primary_ta as area,
        origin_group,
        count(distinct record_id) as n_deals,
        count(distinct record_id) filter (where ta_assignment = 'licensor_focus') as n_by_licensor_focus
    from in_period
    where {{ is_counted_mnc_deal('in_period') }}
      and is_bought_by_top20
    group by data_tier, primary_ta, origin_group

),

figures as (

    select
        cells.data_tier,
        cells.area,
        cells.origin_group,
        cast(coalesce(counted.n_deals, 0) as double) as n_deals,
        coalesce(counted.n_by_licensor_focus, 0) as n_by_licensor_focus,
        cast(null as varchar) as bound_op,
        make_date({{ var('mnc_deals_first_year') }}, 1, 1) as period_start_date,
        make_date({{ var('mnc_deals_last_year') }}, 12, 31) as period_end_date
    from cells
    left join counted
        on counted.data_tier = cells.data_tier
        and counted.area = cells.area
        and counted.origin_group = cells.origin_group
    union all
    select
        data_tier,
        area,
        origin_group,
        n_deals,
        cast(null as bigint),
        bound_op,
        period_start_date,
        period_end_date
    from published_cells

)

select
    {{ exhibit_columns('08c', 'figures') }},
    figures.area,
    figures.origin_group,
    figures.n_deals,
    figures.bound_op,
    figures.n_by_licensor_focus,
    figures.period_start_date,
    figures.period_end_date
from figures

-- Exhibit 5b: who originates the world's business development deals, by year of announcement.

with

deals as (

    select * from {{ ref('int_deal__originated') }}

),

counted as (

    -- a list that its collector chose from gives no share
    select *
    from deals
    where is_census
      and is_bd
      and asset_class = 'innovative_drug'
      and announced_date <= {{ asof('05b') }}
      and announced_year >= {{ var('first_exhibit_year') }}

),

groups as (

    -- China and the US are shown even where they have no deal
    select data_tier, origin_group
    from counted
    union
    select data_tier, unnest(['CN', 'US'])
    from counted

),

years as (

    select
        data_tier,
        announced_year as deal_year,
        count(distinct record_id) as n_deals_global,
        sum(upfront_usd) as upfront_global_usd,
        max(covered_until_date) as covered_until_date
    from counted
    group by data_tier, announced_year

),

by_group as (

    select
        data_tier,
        announced_year as deal_year,
        origin_group,
        count(distinct record_id) as n_deals,
        count(distinct record_id) filter (where is_cross_border) as n_cross_border,
        count(distinct record_id) filter (where not is_cross_border) as n_domestic,
        count(distinct record_id) filter (where upfront_usd is null) as n_without_upfront,
        sum(upfront_usd) as upfront_usd
    from counted
    group by data_tier, announced_year, origin_group

),

filled as (

    select
        years.data_tier,
        years.deal_year,
        groups.origin_group,
        years.n_deals_global,
        years.upfront_global_usd,
        years.covered_until_date,
        coalesce(by_group.n_deals, 0) as n_deals,
        coalesce(by_group.n_cross_border, 0) as n_cross_border,
        coalesce(by_group.n_domestic, 0) as n_domestic,
        coalesce(by_group.n_without_upfront, 0) as n_without_upfront,
        case when by_group.n_deals is null then 0 else by_group.upfront_usd end as upfront_usd
    from years
    inner join groups on groups.data_tier = years.data_tier
    left join by_group
        on by_group.data_tier = years.data_tier
        and by_group.deal_year = years.deal_year
        and by_group.origin_group = groups.origin_group

)

select
    {{ exhibit_columns('05b', 'filled') }},
    filled.deal_year,
    filled.origin_group,
    filled.n_deals,
    filled.n_deals_global,
    filled.n_deals / filled.n_deals_global as share_of_deals,
    filled.upfront_usd / 1e6 as upfront_usd_mn,
    filled.upfront_usd / nullif(filled.upfront_global_usd, 0) as share_of_upfront,
    filled.n_without_upfront,
    filled.n_cross_border,
    filled.n_domestic,
    filled.n_deals_global / nullif(lag(filled.n_deals_global) over (
        partition by filled.data_tier, filled.origin_group order by filled.deal_year
    ), 0) - 1 as change_of_global,
    coalesce(least(filled.covered_until_date, {{ asof('05b') }}) >= make_date(filled.deal_year, 12, 31), false)
        as is_complete_year
from filled

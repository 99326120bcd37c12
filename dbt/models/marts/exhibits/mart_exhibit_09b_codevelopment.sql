-- Exhibit 9b: how many licences and purchases of assets with a China company on either side share development, by year.

with

deals as (

    select * from {{ ref('int_deal__originated') }}

),

base as (

    select
        *,
        announced_year between 2023 and 2025 as is_pooled,
        coalesce(has_codev, false) as is_codev
    from deals
    where is_census
      and is_codev_base
      and has_china_party
      and asset_class = 'innovative_drug'
      and announced_date <= {{ asof('09b') }}
      and announced_year >= {{ var('first_exhibit_year') }}

),

by_year as (

    select
        data_tier,
        announced_year as deal_year,
        count(distinct record_id) as n_deals_base,
        count(distinct record_id) filter (where is_codev) as n_codev,
        count(distinct record_id) filter (where has_codev is null) as n_codev_unknown,
        count(distinct record_id) filter (where is_licensing) as n_licences,
        count(distinct record_id) filter (where is_licensing and is_codev) as n_codev_licences,
        max(covered_until_date) as covered_until_date
    from base
    group by data_tier, announced_year

),

pooled as (

    -- all deals of the three years as one, not the mean of three shares
    select
        data_tier,
        count(distinct record_id) filter (where is_codev) / nullif(count(distinct record_id), 0) as share,
        count(distinct record_id) filter (where is_codev and is_licensing)
            / nullif(count(distinct record_id) filter (where is_licensing), 0) as share_of_licences
    from base
    where is_pooled
    group by data_tier

)

select
    {{ exhibit_columns('09b', 'by_year') }},
    by_year.deal_year,
    by_year.n_deals_base,
    by_year.n_codev,
    by_year.n_codev / by_year.n_deals_base as share_codev,
    by_year.n_codev_unknown,
    by_year.n_licences,
    by_year.n_codev_licences,
    by_year.n_codev_licences / nullif(by_year.n_licences, 0) as share_codev_licences,
    pooled.share as pooled_share_2023_2025,
    pooled.share_of_licences as pooled_share_licences_2023_2025,
    coalesce(least(by_year.covered_until_date, {{ asof('09b') }}) >= make_date(by_year.deal_year, 12, 31), false)
        as is_complete_year
from by_year
left join pooled on pooled.data_tier = by_year.data_tier

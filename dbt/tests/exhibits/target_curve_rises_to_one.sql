-- Exhibit 10: ranks follow one another without a gap, the curve never falls and ends at 1, and no excluded target is on it.
with

steps as (

    select
        curve.data_tier,
        curve.origin_group,
        curve.rank,
        curve.n_assets,
        curve.cum_share,
        excluded.target_id is not null as is_excluded,
        row_number() over of_curve as place,
        lag(curve.cum_share, 1, 0) over of_curve as cum_share_before,
        lag(curve.n_assets) over of_curve as n_assets_before,
        lead(curve.rank) over of_curve is null as is_last
    from {{ ref('mart_exhibit_10_target_cumshare') }} as curve
    left join {{ ref('seed_excluded_target') }} as excluded on excluded.target_id = curve.target_id
    window of_curve as (partition by curve.data_tier, curve.origin_group order by curve.rank)

)

select
    data_tier,
    origin_group,
    rank
from steps
where rank <> place
    or cum_share < cum_share_before
    or n_assets > n_assets_before
    or (is_last and abs(cum_share - 1) > 1e-9)
    or is_excluded

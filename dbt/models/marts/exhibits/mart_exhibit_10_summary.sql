-- Exhibit 10 in one row per origin: how many targets hold the same part of the ranked list in China and in the US, and
-- how much of the pipeline the curve cannot show.

with

curve as (

    select * from {{ ref('mart_exhibit_10_target_cumshare') }}

),

molecules as (

    select * from {{ ref('int_asset__target_curve_molecules') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}
    where origin_group in ('CN', 'US')

),

asset_targets as (

    select * from {{ ref('bridge_asset_target') }}

),

curves as (

    select
        data_tier,
        origin_group,
        -- a list that ends before that rank holds everything there
        max(case when rank <= {{ var('n_reference_targets') }} then cum_share end) as cum_share_at_80,
        min(case when cum_share >= 0.8 then rank end) as n_targets_80pct,
        count(*) as n_targets_listed,
        sum(n_assets) as n_asset_targets_top200,
        sum(share * share) as hhi,
        bool_or(is_short_list) as is_short_list
    from curve
    group by data_tier, origin_group

),

as_in_china as (

    select
        curve.data_tier,
        curve.origin_group,
        min(curve.rank) as n_targets_same_share_as_cn80
    from curve
    inner join curves as china
        on china.data_tier = curve.data_tier
        and china.origin_group = 'CN'
    where curve.cum_share >= china.cum_share_at_80
    group by curve.data_tier, curve.origin_group

),

pipeline as (

    select
        molecules.data_tier,
        origins.origin_group,
        count(distinct molecules.asset_id) as n_assets_in_stage,
        count(distinct asset_targets.asset_id) as n_assets_with_target,
        count(distinct case when curve.target_id is not null then molecules.asset_id end) as n_assets_top200
    from molecules
    inner join origins
        on origins.data_tier = molecules.data_tier
        and origins.asset_id = molecules.asset_id
    left join asset_targets
        on asset_targets.data_tier = molecules.data_tier
        and asset_targets.asset_id = molecules.asset_id
    left join curve
        on curve.data_tier = molecules.data_tier
        and curve.origin_group = origins.origin_group
        and curve.target_id = asset_targets.target_id
    group by molecules.data_tier, origins.origin_group

)

select
    {{ exhibit_columns('10', 'pipeline') }},
    pipeline.origin_group,
    curves.cum_share_at_80,
    cast(curves.n_targets_80pct as integer) as n_targets_80pct,
    cast(as_in_china.n_targets_same_share_as_cn80 as integer) as n_targets_same_share_as_cn80,
    pipeline.n_assets_top200,
    cast(coalesce(curves.n_asset_targets_top200, 0) as bigint) as n_asset_targets_top200,
    curves.hhi,
    coalesce(curves.n_targets_listed, 0) as n_targets_listed,
    coalesce(curves.is_short_list, true) as is_short_list,
    pipeline.n_assets_in_stage,
    (pipeline.n_assets_in_stage - pipeline.n_assets_with_target)
        / cast(pipeline.n_assets_in_stage as double) as share_targets_unknown
from pipeline
left join curves
    on curves.data_tier = pipeline.data_tier
    and curves.origin_group = pipeline.origin_group
left join as_in_china
    on as_in_china.data_tier = pipeline.data_tier
    and as_in_china.origin_group = pipeline.origin_group

-- Exhibit 10: targets of China and US molecules in clinical stage, ranked by molecules, with the part of the ranked list
-- that the targets down to each rank hold together. A molecule counts once for each of its targets.

with

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

targets as (

    select * from {{ ref('dim_target') }}
    where not is_excluded_from_ranking

),

counted as (

    select
        molecules.data_tier,
        origins.origin_group,
        targets.target_id,
        targets.target_label,
        count(distinct molecules.asset_id) as n_assets
    from molecules
    inner join origins
        on origins.data_tier = molecules.data_tier
        and origins.asset_id = molecules.asset_id
    inner join asset_targets
        on asset_targets.data_tier = molecules.data_tier
        and asset_targets.asset_id = molecules.asset_id
    inner join targets
        on targets.data_tier = asset_targets.data_tier
        and targets.target_id = asset_targets.target_id
    group by molecules.data_tier, origins.origin_group, targets.target_id, targets.target_label

),

ranked as (

    select
        data_tier,
        origin_group,
        target_id,
        target_label,
        n_assets,
        -- the name of the target decides between equals, so that every run gives the same list
        row_number() over (
            partition by data_tier, origin_group
            order by n_assets desc, target_id
        ) as list_rank
    from counted

),

listed as (

    select
        data_tier,
        origin_group,
        target_id,
        target_label,
        n_assets,
        list_rank,
        sum(n_assets) over (partition by data_tier, origin_group) as n_listed,
        sum(n_assets) over (partition by data_tier, origin_group order by list_rank) as n_down_to_rank,
        count(*) over (partition by data_tier, origin_group) as n_targets
    from ranked
    where list_rank <= {{ var('n_top_targets') }}

)

select
    {{ exhibit_columns('10', 'listed') }},
    listed.origin_group,
    cast(listed.list_rank as integer) as rank,
    listed.target_id,
    listed.target_label,
    listed.n_assets,
    listed.n_assets / cast(listed.n_listed as double) as share,
    listed.n_down_to_rank / cast(listed.n_listed as double) as cum_share,
    listed.n_targets < {{ var('n_top_targets') }} as is_short_list
from listed

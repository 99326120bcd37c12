-- The molecule that leads each set of targets and modality on the date of exhibit 11: approved ones first, then active
-- ones, by their highest active stage, then the earliest entry. Leaders that fail hand over to the next.

with

novelty as (

    select * from {{ ref('int_asset__novelty') }}
    where entry_date <= {{ asof('11') }}

),

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

approvals as (

    select * from {{ ref('int_approval__molecules') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('11') }} as as_of_on
    from novelty

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

standings as (

    select
        data_tier,
        asset_id,
        max(case when is_active then phase_rank end) as active_phase_rank,
        max(phase_rank) as phase_rank
    from indications
    group by data_tier, asset_id

),

approved as (

    {{ approved_asof('approvals', 'dates') }}

),

ranked as (

    select
        novelty.data_tier,
        novelty.asset_id,
        novelty.target_set_key,
        novelty.modality_l2,
        rank() over (
            partition by novelty.data_tier, novelty.target_set_key, novelty.modality_l2
            order by
                case when approved.asset_id is not null then 0 else 1 end,
                case when standings.active_phase_rank is not null then 0 else 1 end,
                coalesce(standings.active_phase_rank, standings.phase_rank) desc nulls last,
                novelty.entry_date
        ) as place
    from novelty
    left join standings
        on standings.data_tier = novelty.data_tier
        and standings.asset_id = novelty.asset_id
    left join approved
        on approved.data_tier = novelty.data_tier
        and approved.asset_id = novelty.asset_id

)

select
    data_tier,
    asset_id,
    target_set_key,
    modality_l2
from ranked
where place = 1

-- Exhibit 21: cell therapies that entered the clinic in the exhibit's window, by route, area, origin and highest phase.
-- A product stands at one phase and counts once in each of its areas; the totals, under all, count it once.

with

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

modalities as (

    select * from {{ ref('dim_modality') }}
    where is_cell_route

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

approvals as (

    select * from {{ ref('int_approval__molecules') }}

),

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

phases as (

    select * from {{ ref('dim_phase') }}

),

dates as (

    select
        tiers.data_tier,
        {{ asof('21') }} as as_of_on,
        windows.window_start_on
    from (select distinct data_tier from stages) as tiers
    cross join {{ ref('seed_exhibit_asof') }} as windows
    where windows.exhibit_id = '21'

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

approved as (

    select approved_then.data_tier, approved_then.asset_id, phases.phase_rank
    from ({{ approved_asof('approvals', 'dates') }}) as approved_then
    inner join phases on phases.phase = 'APPROVED'

),

at_highest_stage as (

    select
        indications.data_tier,
        indications.asset_id,
        greatest(
            coalesce(max(indications.phase_rank) filter (indications.is_active), max(indications.phase_rank)),
            max(approved.phase_rank)
        ) as phase_rank,
        list(distinct indications.ta_id) as ta_ids,
        max(indications.last_activity_date) as last_activity_date
    from indications
    left join approved
        on approved.data_tier = indications.data_tier
        and approved.asset_id = indications.asset_id
    group by indications.data_tier, indications.asset_id

),

products as (

    select
        at_highest_stage.data_tier,
        at_highest_stage.asset_id,
        assets.modality_l2 as route,
        origins.origin_group,
        phases.phase as highest_phase,
        at_highest_stage.ta_ids,
        dates.as_of_on
    from at_highest_stage
    inner join dates on dates.data_tier = at_highest_stage.data_tier
    inner join assets
        on assets.data_tier = at_highest_stage.data_tier
        and assets.asset_id = at_highest_stage.asset_id
    inner join modalities on modalities.modality_l2 = assets.modality_l2
    inner join origins
        on origins.data_tier = at_highest_stage.data_tier
        and origins.asset_id = at_highest_stage.asset_id
    inner join phases on phases.phase_rank = at_highest_stage.phase_rank
    where {{ is_counted_molecule('assets') }}
      and {{ is_in_cell_window('assets', 'at_highest_stage', 'dates') }}

),

by_area_and_trial as (

    select
        products.data_tier, products.asset_id, products.route, products.origin_group, products.highest_phase,
        areas.ta_id, entries.trial_id
    from products
    cross join unnest(products.ta_ids) as areas (ta_id)
    left join entries
        on entries.data_tier = products.data_tier
        and entries.asset_id = products.asset_id
        and entries.is_iit
        and entries.entry_date <= products.as_of_on

)

select
    {{ exhibit_columns('21', 'by_area_and_trial') }},
    coalesce(by_area_and_trial.route, 'all') as route,
    coalesce(by_area_and_trial.ta_id, 'all') as ta_id,
    by_area_and_trial.origin_group,
    coalesce(by_area_and_trial.highest_phase, 'all') as highest_phase,
    count(distinct by_area_and_trial.asset_id) as n_products,
    count(distinct {'asset': by_area_and_trial.asset_id, 'area': by_area_and_trial.ta_id}) as n_product_indications,
    count(distinct by_area_and_trial.trial_id) as n_iit
from by_area_and_trial
group by grouping sets (
    (data_tier, route, ta_id, origin_group, highest_phase), (data_tier, route, origin_group),
    (data_tier, ta_id, origin_group), (data_tier, origin_group)
)

-- Exhibit 2: of the new molecules in clinical stage for a therapeutic area on the exhibit's date, the part that each
-- country originated. A molecule counts once in each of its areas; the roll-ups count it once again, they never add up.

with

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

reported_areas as (

    select * from {{ ref('int_ta__reported_areas') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

phases as (

    select * from {{ ref('dim_phase') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('02') }} as as_of_on
    from stages

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

in_clinical_stage as (

    select
        indications.data_tier,
        indications.asset_id,
        indications.ta_id,
        origins.origin_group,
        -- early phase I counts as phase I
        greatest(indications.phase_rank, 1) as phase_rank
    from indications
    inner join assets
        on assets.data_tier = indications.data_tier
        and assets.asset_id = indications.asset_id
    inner join origins
        on origins.data_tier = indications.data_tier
        and origins.asset_id = indications.asset_id
    where {{ is_counted_molecule('assets') }}
      and indications.is_active
      and {{ is_clinical_stage('indications.phase_rank') }}

),

at_highest_phase as (

    select
        in_clinical_stage.data_tier,
        reported_areas.reported_ta_id as ta_id,
        reported_areas.is_rollup,
        in_clinical_stage.origin_group,
        in_clinical_stage.asset_id,
        max(in_clinical_stage.phase_rank) as phase_rank
    from in_clinical_stage
    inner join reported_areas on reported_areas.ta_id = in_clinical_stage.ta_id
    group by
        in_clinical_stage.data_tier, reported_areas.reported_ta_id, reported_areas.is_rollup,
        in_clinical_stage.origin_group, in_clinical_stage.asset_id

),

counted as (

    select
        at_highest_phase.data_tier,
        at_highest_phase.ta_id,
        at_highest_phase.is_rollup,
        at_highest_phase.origin_group,
        count(*) as n_assets,
        {{ count_by_value('phases.phase') }} as n_assets_by_phase
    from at_highest_phase
    inner join phases on phases.phase_rank = at_highest_phase.phase_rank
    group by
        at_highest_phase.data_tier, at_highest_phase.ta_id, at_highest_phase.is_rollup, at_highest_phase.origin_group

),

-- a country without a molecule in an area has a share of 0 there, not a missing row
filled as (

    select
        areas.data_tier,
        areas.ta_id,
        areas.is_rollup,
        origin_groups.origin_group,
        coalesce(counted.n_assets, 0) as n_assets,
        counted.n_assets_by_phase
    from (select distinct data_tier, ta_id, is_rollup from counted) as areas
    cross join (select distinct {{ china_scope_group('origin_group') }} as origin_group from countries) as origin_groups
    left join counted
        on counted.data_tier = areas.data_tier
        and counted.ta_id = areas.ta_id
        and counted.origin_group = origin_groups.origin_group

)

select
    {{ exhibit_columns('02', 'filled') }},
    filled.ta_id,
    filled.is_rollup,
    filled.origin_group,
    filled.n_assets,
    cast(sum(filled.n_assets) over of_area as bigint) as n_assets_global,
    filled.n_assets / cast(sum(filled.n_assets) over of_area as double) as share_of_global,
    sum(case when filled.origin_group = 'UNK' then filled.n_assets end) over of_area
        / cast(sum(filled.n_assets) over of_area as double) as share_origin_unknown,
    case when filled.n_assets > 0 then rank() over (of_area order by filled.n_assets desc) end as rank_in_ta,
    filled.n_assets_by_phase
from filled
window of_area as (partition by filled.data_tier, filled.ta_id)

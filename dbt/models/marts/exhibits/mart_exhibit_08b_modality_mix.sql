-- Exhibit 8b: new molecules in clinical stage in oncology and in neurology by modality, diagnostics left out.

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

areas as (

    select * from {{ ref('seed_subtype_rest') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('08b') }} as as_of_on
    from stages

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

in_clinical_stage as (

    select distinct
        indications.data_tier,
        indications.ta_id,
        assets.modality_l2,
        origins.origin_group,
        indications.asset_id
    from indications
    inner join areas on areas.ta_id = indications.ta_id
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

-- a country without a molecule of a modality has 0 there, not a missing row
filled as (

    select
        segments.data_tier,
        segments.ta_id,
        segments.modality_l2,
        origin_groups.origin_group,
        count(in_clinical_stage.asset_id) as n_nmes
    from (select distinct data_tier, ta_id, modality_l2 from in_clinical_stage) as segments
    cross join (select distinct {{ china_scope_group('origin_group') }} as origin_group from countries) as origin_groups
    left join in_clinical_stage
        on in_clinical_stage.data_tier = segments.data_tier
        and in_clinical_stage.ta_id = segments.ta_id
        and in_clinical_stage.modality_l2 = segments.modality_l2
        and in_clinical_stage.origin_group = origin_groups.origin_group
    group by segments.data_tier, segments.ta_id, segments.modality_l2, origin_groups.origin_group

)

select
    {{ exhibit_columns('08b', 'filled') }},
    filled.ta_id as area,
    filled.modality_l2,
    filled.origin_group,
    filled.n_nmes,
    cast(sum(filled.n_nmes) over of_origin as bigint) as n_nmes_of_area,
    filled.n_nmes / cast(nullif(sum(filled.n_nmes) over of_origin, 0) as double) as share_in_area
from filled
window of_origin as (partition by filled.data_tier, filled.ta_id, filled.origin_group)

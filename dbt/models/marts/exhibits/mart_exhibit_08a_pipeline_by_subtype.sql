-- Exhibit 8a: molecules in clinical stage by cancer type and by type of neurological disease. A molecule counts once per
-- type, however many conditions of the type it is tried in. Trials in healthy volunteers tell no type.

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

subtypes as (

    select * from {{ ref('int_asset__evidence_subtypes') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('08a') }} as as_of_on
    from stages

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

in_clinical_stage as (

    select
        indications.data_tier,
        indications.asset_id,
        indications.indication_id,
        indications.ta_id,
        origins.origin_group,
        assets.is_diagnostic
    from indications
    inner join assets
        on assets.data_tier = indications.data_tier
        and assets.asset_id = indications.asset_id
    inner join origins
        on origins.data_tier = indications.data_tier
        and origins.asset_id = indications.asset_id
    where ({{ is_counted_molecule('assets') }} or assets.is_diagnostic)
      and indications.is_active
      and {{ is_clinical_stage('indications.phase_rank') }}

),

active_evidence as (

    select
        stages.data_tier,
        stages.asset_id,
        stages.indication_id,
        stages.ta_id,
        stages.evidence_id
    from stages
    inner join dates on dates.data_tier = stages.data_tier
    where stages.known_from_date <= dates.as_of_on
      and not stages.is_approval
      and {{ is_active_evidence('stages', 'dates') }}

),

-- kept apart from the types: joined by area first, every molecule would meet every trial of the area
tried as materialized (

    select in_clinical_stage.*, active_evidence.evidence_id
    from in_clinical_stage
    inner join active_evidence using (data_tier, asset_id, indication_id, ta_id)

),

of_subtype as (

    select distinct
        tried.data_tier, tried.ta_id, subtypes.subtype, tried.origin_group, tried.asset_id, tried.is_diagnostic
    from tried
    inner join subtypes using (data_tier, evidence_id, ta_id)

),

-- a country without a molecule of a type has 0 there, not a missing row
filled as (

    select
        segments.data_tier,
        segments.ta_id,
        segments.subtype,
        origin_groups.origin_group,
        count(of_subtype.asset_id) as n_asset_indications,
        count(of_subtype.asset_id) filter (of_subtype.is_diagnostic) as n_diagnostic_asset_indications
    from (select distinct data_tier, ta_id, subtype from of_subtype) as segments
    cross join (select distinct {{ china_scope_group('origin_group') }} as origin_group from countries) as origin_groups
    left join of_subtype
        using (data_tier, ta_id, subtype, origin_group)
    group by segments.data_tier, segments.ta_id, segments.subtype, origin_groups.origin_group

)

select
    {{ exhibit_columns('08a', 'filled') }},
    filled.ta_id as area,
    filled.subtype,
    filled.origin_group,
    filled.n_asset_indications,
    filled.n_diagnostic_asset_indications
from filled

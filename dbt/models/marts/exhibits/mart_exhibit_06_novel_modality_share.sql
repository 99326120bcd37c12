-- Exhibit 6: of the new molecules in clinical stage in a novel modality on the exhibit's date, the part that each country
-- originated. A molecule has one modality, so modalities do not overlap; it leaves the count once any agency approved it.

with

stages as (

    select * from {{ ref('int_asset__indication_stages') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

modalities as (

    select * from {{ ref('dim_modality') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

approvals as (

    select * from {{ ref('int_approval__molecules') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

dates as (

    select distinct
        data_tier,
        {{ asof('06') }} as as_of_on
    from stages

),

indications as (

    {{ indication_stages_asof('stages', 'dates') }}

),

approved as (

    {{ approved_asof('approvals', 'dates') }}

),

in_clinical_stage as (

    select
        indications.data_tier,
        indications.asset_id,
        assets.modality_l2,
        origins.origin_group
    from indications
    inner join assets
        on assets.data_tier = indications.data_tier
        and assets.asset_id = indications.asset_id
    inner join modalities on modalities.modality_l2 = assets.modality_l2
    inner join origins
        on origins.data_tier = indications.data_tier
        and origins.asset_id = indications.asset_id
    left join approved
        on approved.data_tier = indications.data_tier
        and approved.asset_id = indications.asset_id
    where {{ is_counted_molecule('assets') }}
      and {{ is_shown_modality('modalities') }}
      and indications.is_active
      and approved.asset_id is null
    group by indications.data_tier, indications.asset_id, assets.modality_l2, origins.origin_group
    having {{ is_clinical_stage('max(indications.phase_rank)') }}

),

-- a country without a molecule in a modality has a share of 0 there, not a missing row
filled as (

    select
        segments.data_tier,
        segments.modality_l2,
        origin_groups.origin_group,
        count(in_clinical_stage.asset_id) as n_assets
    from (select distinct data_tier, modality_l2 from in_clinical_stage) as segments
    cross join (select distinct {{ china_scope_group('origin_group') }} as origin_group from countries) as origin_groups
    left join in_clinical_stage
        on in_clinical_stage.data_tier = segments.data_tier
        and in_clinical_stage.modality_l2 = segments.modality_l2
        and in_clinical_stage.origin_group = origin_groups.origin_group
    group by segments.data_tier, segments.modality_l2, origin_groups.origin_group

),

compared as (

    select
        data_tier,
        modality_l2,
        origin_group,
        n_assets,
        cast(sum(n_assets) over of_modality as bigint) as n_assets_global,
        sum(case when origin_group = 'UNK' then n_assets end) over of_modality as n_unknown,
        cast(
            sum(case origin_group when 'CN' then n_assets when 'US' then -n_assets else 0 end) over of_modality as bigint
        ) as n_cn_minus_us,
        case when n_assets > 0 then rank() over (of_modality order by n_assets desc) end as rank_in_modality
    from filled
    window of_modality as (partition by data_tier, modality_l2)

)

select
    {{ exhibit_columns('06', 'compared') }},
    compared.modality_l2,
    compared.origin_group,
    compared.n_assets,
    compared.n_assets_global,
    compared.n_assets / cast(compared.n_assets_global as double) as share_of_global,
    compared.n_unknown / cast(compared.n_assets_global as double) as share_origin_unknown,
    compared.rank_in_modality,
    compared.n_cn_minus_us,
    case
        when compared.n_assets_global >= {{ var('min_modality_molecules') }} then compared.n_cn_minus_us > 0
    end as china_leads
from compared

-- Molecules: what each is, when it entered the clinic and how far it has come.

with

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

modalities as (

    select * from {{ ref('dim_modality') }}

),

first_dates as (

    select * from {{ ref('int_asset__first_dates') }}

),

indications as (

    select * from {{ ref('fct_asset_indication') }}

),

approvals as (

    select * from {{ ref('int_approval__molecules') }}

),

phases as (

    select * from {{ ref('dim_phase') }}

),

stages as (

    select
        data_tier,
        asset_id,
        max(phase_rank) as phase_rank,
        bool_or(is_active) as is_active
    from indications
    group by data_tier, asset_id

),

first_approvals as (

    select
        approvals.data_tier,
        approvals.asset_id,
        min(approvals.approval_date) as first_approval_date,
        max(phases.phase_rank) as phase_rank
    from approvals
    cross join phases
    where phases.phase = 'APPROVED'
    group by approvals.data_tier, approvals.asset_id

),

joined as (

    select
        attributes.data_tier,
        attributes.asset_id,
        attributes.pref_name,
        attributes.innovation_class,
        attributes.is_nme,
        attributes.is_diagnostic,
        attributes.modality_l2,
        attributes.target_set_key,
        attributes.resolution_method,
        attributes.resolution_confidence,
        first_dates.first_clinical_date,
        first_dates.first_clinical_date_basis,
        first_dates.is_entry_date_adjusted,
        first_dates.first_clinical_date_reg,
        first_dates.first_trial_start_date,
        first_dates.first_trial_id,
        first_approvals.first_approval_date,
        -- null only where neither a trial nor an approval tells a stage
        greatest(stages.phase_rank, first_approvals.phase_rank) as highest_phase_rank,
        coalesce(stages.is_active, false) as is_active
    from attributes
    left join first_dates
        on first_dates.data_tier = attributes.data_tier
        and first_dates.asset_id = attributes.asset_id
    left join stages
        on stages.data_tier = attributes.data_tier
        and stages.asset_id = attributes.asset_id
    left join first_approvals
        on first_approvals.data_tier = attributes.data_tier
        and first_approvals.asset_id = attributes.asset_id

)

select
    joined.data_tier,
    joined.asset_id,
    joined.pref_name,
    joined.innovation_class,
    joined.is_nme,
    joined.is_diagnostic,
    joined.modality_l2,
    modalities.modality_class,
    coalesce(modalities.is_novel_modality, false) as is_novel_modality,
    joined.target_set_key,
    joined.first_clinical_date,
    joined.first_clinical_date_basis,
    joined.is_entry_date_adjusted,
    joined.first_clinical_date_reg,
    joined.first_trial_start_date,
    joined.first_trial_id,
    joined.first_approval_date,
    phases.phase as highest_phase,
    joined.highest_phase_rank,
    joined.is_active,
    joined.resolution_method,
    joined.resolution_confidence
from joined
left join modalities on modalities.modality_l2 = joined.modality_l2
left join phases on phases.phase_rank = joined.highest_phase_rank

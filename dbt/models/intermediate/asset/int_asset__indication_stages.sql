-- The evidence for the stage of an asset in an indication: one row per trial, and one per EMA authorisation that names
-- an indication which the asset was tried in. The FDA's files name no indications.

with

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

indications as (

    select * from {{ ref('int_trial__indications') }}

),

therapeutic_areas as (

    select * from {{ ref('int_trial__therapeutic_areas') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

statuses as (

    select * from {{ ref('seed_trial_status') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}
    where agency = 'EMA'

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

vendor_stages as (

    select * from {{ ref('int_vendor__indication_stages') }}

),

trial_stages as (

    select
        entries.data_tier,
        entries.asset_id,
        indications.indication_id,
        indications.mesh_id,
        indications.indication_name,
        therapeutic_areas.ta_id,
        entries.trial_id as evidence_id,
        entries.phase_rank,
        entries.entry_date as known_from_date,
        coalesce(statuses.is_stopped, false) as is_stopped,
        greatest(trial_dates.last_updated_date, trial_dates.completion_date) as last_activity_date,
        false as is_approval
    from entries
    inner join indications
        on indications.data_tier = entries.data_tier
        and indications.trial_id = entries.trial_id
    inner join therapeutic_areas
        on therapeutic_areas.data_tier = entries.data_tier
        and therapeutic_areas.trial_id = entries.trial_id
    inner join studies
        on studies.data_tier = entries.data_tier
        and studies.trial_id = entries.trial_id
    inner join trial_dates
        on trial_dates.data_tier = entries.data_tier
        and trial_dates.trial_id = entries.trial_id
    left join statuses on statuses.overall_status = studies.overall_status

),

approved_terms as (

    select
        approvals.data_tier,
        approvals.asset_id,
        approvals.application_no,
        approvals.approval_date,
        lower(ema_approvals.authorisation_status) <> 'authorised' as is_stopped,
        lower(trim(unnest(string_split(ema_approvals.therapeutic_area_mesh, ';')))) as mesh_term
    from approvals
    inner join ema_approvals
        on ema_approvals.data_tier = approvals.data_tier
        and ema_approvals.application_no = approvals.application_no

),

approved_stages as (

    select distinct
        trial_stages.data_tier,
        trial_stages.asset_id,
        trial_stages.indication_id,
        trial_stages.mesh_id,
        trial_stages.indication_name,
        trial_stages.ta_id,
        approved_terms.application_no as evidence_id,
        phases.phase_rank,
        approved_terms.approval_date as known_from_date,
        approved_terms.is_stopped,
        approved_terms.approval_date as last_activity_date,
        true as is_approval
    from trial_stages
    inner join approved_terms
        on approved_terms.data_tier = trial_stages.data_tier
        and approved_terms.asset_id = trial_stages.asset_id
        and approved_terms.mesh_term = lower(trial_stages.indication_name)
    cross join (select phase_rank from {{ ref('seed_phase') }} where phase = 'APPROVED') as phases

)

select
    data_tier, asset_id, indication_id, mesh_id, indication_name, ta_id, evidence_id, phase_rank, known_from_date,
    is_stopped, last_activity_date, is_approval
from trial_stages
union all
select
    data_tier, asset_id, indication_id, mesh_id, indication_name, ta_id, evidence_id, phase_rank, known_from_date,
    is_stopped, last_activity_date, is_approval
from approved_stages
union all
select
    data_tier, asset_id, indication_id, null, indication_name, ta_id, evidence_id, phase_rank, known_from_date,
    is_stopped, last_activity_date, is_approval
from vendor_stages

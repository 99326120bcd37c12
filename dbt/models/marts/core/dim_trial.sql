-- Trials with what the exhibits ask of them.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

designs as (

    select * from {{ ref('int_trial__design') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

)

select
    studies.data_tier,
    studies.trial_id,
    studies.registry as primary_registry,
    studies.trial_id as primary_registry_id,
    studies.brief_title,
    studies.study_type,
    designs.phase,
    cast(designs.phase_rank as double) as phase_rank,
    designs.phase_group_e09,
    studies.allocation,
    studies.primary_purpose,
    studies.overall_status,
    trial_dates.first_registered_date,
    trial_dates.start_date,
    trial_dates.start_date_type,
    trial_dates.start_year,
    trial_dates.primary_completion_date,
    trial_dates.completion_date,
    trial_dates.last_updated_date,
    studies.lead_sponsor_name,
    resolved_names.company_id as lead_company_id,
    studies.lead_sponsor_class as sponsor_class,
    designs.is_iit,
    designs.is_drug_trial,
    designs.is_innovative_drug_trial,
    designs.is_covid,
    designs.is_cell_therapy,
    designs.is_h2h,
    designs.is_mrct,
    designs.n_countries,
    studies.enrollment_count,
    studies.enrollment_type,
    studies.load_id
from studies
inner join designs
    on designs.data_tier = studies.data_tier
    and designs.trial_id = studies.trial_id
inner join trial_dates
    on trial_dates.data_tier = studies.data_tier
    and trial_dates.trial_id = studies.trial_id
left join resolved_names
    on resolved_names.data_tier = studies.data_tier
    and resolved_names.sponsor_name = studies.lead_sponsor_name

-- Registrations outside ClinicalTrials.gov that are the primary one of their trial: no study there is the same.
{{ config(materialized='view') }}

with

registrations as (

    select * from {{ ref('int_registry__registrations') }}

),

links as (

    select * from {{ ref('int_registry__links') }}

)

select
    registrations.data_tier,
    registrations.ext_id as trial_id,
    registrations.registry,
    registrations.load_id,
    registrations.brief_title,
    registrations.official_title,
    registrations.sponsor_name,
    registrations.sponsor_class,
    registrations.study_type,
    registrations.phase_codes,
    registrations.overall_status,
    registrations.registered_date,
    registrations.start_date_text,
    registrations.completion_date_text,
    registrations.last_updated_text,
    registrations.enrollment_count,
    registrations.allocation,
    registrations.country_names,
    registrations.condition_names
from registrations
inner join links
    on links.data_tier = registrations.data_tier
    and links.ext_id = registrations.ext_id
where links.is_primary
  and {{ known_then('registrations.registered_date') }}

-- Registrations of the Chinese platform in the terms of ClinicalTrials.gov.

with

registrations as (

    select * from {{ ref('stg_cde__trials') }}

),

terms as (

    select * from {{ ref('seed_registry_term') }}

)

select
    registrations.data_tier,
    registrations.registration_no as ext_id,
    registrations.load_id,
    registrations.public_title as brief_title,
    registrations.scientific_title as official_title,
    registrations.applicant_name as sponsor_name,
    case
        when regexp_matches(registrations.applicant_name, '医院|大学|学院|研究院|研究所') then 'OTHER' else 'INDUSTRY'
    end as sponsor_class,
    'INTERVENTIONAL' as study_type,
    phases.code as phase_codes,
    coalesce(exact_statuses.code, statuses.code) as overall_status,
    registrations.first_posted_date as registered_date,
    regexp_extract(registrations.first_enrolled_text, '[0-9]{4}-[0-9]{2}-[0-9]{2}') as start_date_text,
    regexp_extract(registrations.end_date_text, '[0-9]{4}-[0-9]{2}-[0-9]{2}') as completion_date_text,
    cast(registrations.first_posted_date as varchar) as last_updated_text,
    try_cast(
        regexp_extract(registrations.target_enrollment, '国内[:：]\s*([0-9]+)', 1) as bigint
    ) as enrollment_count,
    allocations.code as allocation,
    -- the platform names no country: a multi-regional trial has sites in China and in at least one more
    case
        when starts_with(registrations.scope, '国际') then ['China', 'another country, not named']
        else ['China']
    end as country_names,
    list_filter([registrations.indication], lambda name: name is not null) as condition_names,
    cast(null as varchar) as secondary_ids
from registrations
left join terms as phases
    on phases.field = 'phase'
    and phases.term = {{ registry_phase_key('registrations.phase') }}
left join terms as exact_statuses
    on exact_statuses.field = 'status'
    and exact_statuses.term = registrations.recruitment_status
left join terms as statuses
    on statuses.field = 'status'
    and statuses.term = registrations.trial_status
left join terms as allocations
    on allocations.field = 'allocation'
    and allocations.term = registrations.randomisation

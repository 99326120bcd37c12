-- Studies of every registry, each as its primary registration shows it.
{{ config(materialized='view') }}

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

own_trials as (

    select * from {{ ref('int_registry__own_trials') }}

),

elsewhere as (

    select
        links.data_tier,
        links.trial_id,
        min(registrations.registered_date) as registered_elsewhere_date
    from {{ ref('int_registry__links') }} as links
    inner join {{ ref('int_registry__registrations') }} as registrations
        on registrations.data_tier = links.data_tier
        and registrations.ext_id = links.ext_id
    where not links.is_shared
    group by links.data_tier, links.trial_id

),

combined as (

    select
        data_tier,
        nct_id as trial_id,
        'ctgov' as registry,
        load_id,
        organization_name,
        brief_title,
        official_title,
        brief_summary,
        detailed_description,
        overall_status,
        study_type,
        allocation,
        primary_purpose,
        enrollment_count,
        enrollment_type,
        lead_sponsor_name,
        lead_sponsor_class,
        first_submitted_text,
        first_posted_text,
        start_date_text,
        start_date_type,
        primary_completion_date_text,
        completion_date_text,
        last_update_posted_text,
        conditions,
        keywords
    from studies
    union all
    select
        data_tier,
        trial_id,
        registry,
        load_id,
        sponsor_name,
        brief_title,
        official_title,
        null,
        null,
        overall_status,
        study_type,
        allocation,
        null,
        enrollment_count,
        null,
        sponsor_name,
        sponsor_class,
        cast(registered_date as varchar),
        null,
        start_date_text,
        null,
        null,
        completion_date_text,
        last_updated_text,
        condition_names,
        []
    from own_trials

)

select
    combined.*,
    elsewhere.registered_elsewhere_date
from combined
left join elsewhere
    on elsewhere.data_tier = combined.data_tier
    and elsewhere.trial_id = combined.trial_id
where {{ known_then(
    'least(coalesce(' ~ publisher_date('combined.first_submitted_text') ~ ', ' ~ publisher_date('combined.first_posted_text')
    ~ '), elsewhere.registered_elsewhere_date)'
) }}

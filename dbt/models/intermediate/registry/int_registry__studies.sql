-- Studies of every registry, each as its primary registration shows it.
{{ config(materialized='view') }}

select
    data_tier,
    nct_id as trial_id,
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
from {{ ref('stg_ctgov__studies') }}

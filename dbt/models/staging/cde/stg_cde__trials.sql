-- Registrations of drug trials in China, in Chinese as the platform shows them.
{{ config(materialized='table') }}

with

raw_trials as (

    select * from {{ source('cde', 'trials') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_trials

)

select
    data_tier,
    load_id,
    record_key as registration_no,
    {{ text_field(['trial_status']) }} as trial_status,
    {{ text_field(['recruitment_status']) }} as recruitment_status,
    {{ text_field(['applicant_name']) }} as applicant_name,
    {{ publisher_date(text_field(['first_posted_date'])) }} as first_posted_date,
    {{ text_field(['drug_name']) }} as drug_name,
    {{ text_field(['drug_kind']) }} as drug_kind,
    {{ text_field(['indication']) }} as indication,
    {{ text_field(['phase']) }} as phase,
    {{ text_field(['purpose']) }} as purpose,
    {{ text_field(['scope']) }} as scope,
    {{ text_field(['target_enrollment']) }} as target_enrollment,
    {{ text_field(['first_enrolled_date', 'first_consent_date']) }} as first_enrolled_text,
    {{ text_field(['end_date']) }} as end_date_text,
    {{ text_field(['scientific_title']) }} as scientific_title,
    {{ text_field(['public_title']) }} as public_title,
    {{ text_field(['test_drugs']) }} as test_drugs,
    {{ text_field(['control_drugs']) }} as control_drugs,
    {{ text_field(['protocol_no']) }} as protocol_no,
    {{ text_field(['randomisation']) }} as randomisation
from parsed

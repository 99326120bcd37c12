-- Registrations as the world's registries reported them to WHO; in Europe one row per member state. WHO's workbooks hold
-- some registries' texts in a broken encoding.
{{ config(materialized='table') }}

with

raw_trials as (

    select * from {{ source('ictrp', 'trials') }}

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
    record_key as trial_number,
    {{ text_field(['source_register']) }} as source_register,
    {{ utf8_text(text_field(['public_title'])) }} as public_title,
    {{ utf8_text(text_field(['scientific_title'])) }} as scientific_title,
    {{ utf8_text(text_field(['primary_sponsor'])) }} as primary_sponsor,
    {{ text_field(['secondary_id', 'secondaryids', 'secondary_ids']) }} as secondary_ids,
    {{ text_field(['study_type']) }} as study_type,
    {{ text_field(['study_design']) }} as study_design,
    {{ text_field(['phase']) }} as phase,
    {{ text_field(['recruitment_status']) }} as recruitment_status,
    {{ publisher_date(text_field(['date_registration'])) }} as registered_date,
    {{ text_field(['date_enrollement', 'date_enrollment']) }} as start_date_text,
    {{ text_field(['last_refreshed_on']) }} as last_refreshed_text,
    {{ text_field(['target_size']) }} as target_size,
    {{ utf8_text(text_field(['countries'])) }} as countries,
    {{ utf8_text(text_field(['condition'])) }} as conditions,
    {{ utf8_text(text_field(['intervention'])) }} as interventions
from parsed

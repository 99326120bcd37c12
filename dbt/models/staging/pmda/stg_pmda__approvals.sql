-- Approvals of drugs in Japan. Cells keep the line breaks of the printed list except in dates.
{{ config(materialized='table') }}

with

raw_approvals as (

    select * from {{ source('pmda', 'approvals') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_approvals

),

dated as (

    select
        *,
        regexp_replace(trim(fields['approval_date']), '[\s.]+', ' ', 'g') as date_text
    from parsed

)

select
    data_tier,
    load_id,
    record_key as approval_key,
    {{ parse_date_text('date_text', ['%b %d, %Y', '%d-%b-%y']) }} as approval_date,
    {{ stated_field(['brand_name_applicant_company']) }} as brand_applicant,
    {{ stated_field(['new_approval_partial_change']) }} as approval_kind,
    {{ stated_field([
        'active_ingredient_underlined_new_active_ingredient', 'active_ingredient'
    ]) }} as active_ingredient,
    {{ stated_field(['indications']) }} as indication
from dated

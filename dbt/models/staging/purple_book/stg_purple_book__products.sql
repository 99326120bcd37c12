-- Licensed biological products, one row per line of the full list.
{{ config(materialized='table') }}

with

raw_products as (

    select * from {{ source('purple_book', 'products') }}

),

parsed as (

    select
        data_tier,
        record_key,
        load_id,
        fetched_at,
        {{ record_fields('payload') }} as fields
    from raw_products

)

select
    data_tier,
    record_key as product_key,
    load_id,
    fetched_at,
    {{ text_field(['bla_number']) }} as bla_number,
    {{ text_field(['product_number']) }} as product_number,
    {{ text_field(['applicant']) }} as applicant_name,
    {{ text_field(['proprietary_name']) }} as proprietary_name,
    {{ text_field(['proper_name']) }} as proper_name,
    {{ text_field(['bla_type']) }} as bla_type,
    {{ text_field(['strength']) }} as strength,
    {{ text_field(['dosage_form']) }} as dosage_form,
    {{ text_field(['route_of_administration']) }} as route,
    {{ text_field(['product_presentation']) }} as product_presentation,
    {{ text_field(['marketing_status']) }} as marketing_status,
    {{ text_field(['licensure']) }} as licensure_status,
    {{ text_field(['approval_date']) }} as approval_date_text,
    {{ text_field(['ref_product_proper_name']) }} as reference_proper_name,
    {{ text_field(['ref_product_proprietary_name']) }} as reference_proprietary_name,
    {{ text_field(['supplement_number']) }} as supplement_number,
    {{ text_field(['submission_type']) }} as submission_type,
    {{ text_field(['license_number']) }} as license_number,
    {{ text_field(['center']) }} as center,
    {{ text_field(['date_of_first_licensure']) }} as first_licensure_date_text,
    {{ text_field(['orphan_exclusivity_exp_date']) }} as orphan_exclusivity_expiry_text
from parsed

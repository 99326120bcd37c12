-- Regulatory exclusivities of strengths.
{{ config(materialized='table') }}

with

raw_exclusivity as (

    select * from {{ source('orange_book', 'exclusivity') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "Appl_Type": "VARCHAR", "Appl_No": "VARCHAR", "Product_No": "VARCHAR", "Exclusivity_Code": "VARCHAR",
            "Exclusivity_Date": "VARCHAR"
        }') as exclusivity
    from raw_exclusivity

)

select
    data_tier,
    load_id,
    record_key as exclusivity_key,
    trim(exclusivity.Appl_Type) as application_type,
    lpad(trim(exclusivity.Appl_No), 6, '0') as application_no,
    lpad(trim(exclusivity.Product_No), 3, '0') as product_no,
    nullif(trim(exclusivity.Exclusivity_Code), '') as exclusivity_code,
    {{ parse_date_text('exclusivity.Exclusivity_Date', ['%b %d, %Y']) }} as exclusivity_end_date
from parsed

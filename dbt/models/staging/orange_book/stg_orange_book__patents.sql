-- Patents of strengths, one row per patent and use code.
{{ config(materialized='table') }}

with

raw_patents as (

    select * from {{ source('orange_book', 'patents') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "Appl_Type": "VARCHAR", "Appl_No": "VARCHAR", "Product_No": "VARCHAR", "Patent_No": "VARCHAR",
            "Patent_Expire_Date_Text": "VARCHAR", "Drug_Substance_Flag": "VARCHAR", "Drug_Product_Flag": "VARCHAR",
            "Patent_Use_Code": "VARCHAR", "Delist_Flag": "VARCHAR", "Submission_Date": "VARCHAR"
        }') as patent
    from raw_patents

)

select
    data_tier,
    load_id,
    record_key as patent_key,
    trim(patent.Appl_Type) as application_type,
    lpad(trim(patent.Appl_No), 6, '0') as application_no,
    lpad(trim(patent.Product_No), 3, '0') as product_no,
    nullif(trim(patent.Patent_No), '') as patent_no,
    {{ parse_date_text('patent.Patent_Expire_Date_Text', ['%b %d, %Y']) }} as patent_expiry_date,
    coalesce(trim(patent.Drug_Substance_Flag) = 'Y', false) as is_substance_patent,
    coalesce(trim(patent.Drug_Product_Flag) = 'Y', false) as is_product_patent,
    nullif(trim(patent.Patent_Use_Code), '') as patent_use_code,
    coalesce(trim(patent.Delist_Flag) = 'Y', false) as is_delist_requested,
    {{ parse_date_text('patent.Submission_Date', ['%b %d, %Y']) }} as submission_date
from parsed

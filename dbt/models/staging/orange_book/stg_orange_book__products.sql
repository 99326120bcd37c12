-- Strengths of approved chemical drugs. Numbers are padded, because a workbook drops their leading zeros.
{{ config(materialized='table') }}

with

raw_products as (

    select * from {{ source('orange_book', 'products') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "Appl_Type": "VARCHAR", "Appl_No": "VARCHAR", "Product_No": "VARCHAR", "Ingredient": "VARCHAR",
            "DF;Route": "VARCHAR", "Trade_Name": "VARCHAR", "Applicant": "VARCHAR",
            "Applicant_Full_Name": "VARCHAR", "Strength": "VARCHAR", "TE_Code": "VARCHAR",
            "Approval_Date": "VARCHAR", "RLD": "VARCHAR", "Type": "VARCHAR"
        }') as product
    from raw_products

)

select
    data_tier,
    load_id,
    trim(product.Appl_Type) as application_type,
    lpad(trim(product.Appl_No), 6, '0') as application_no,
    lpad(trim(product.Product_No), 3, '0') as product_no,
    nullif(trim(product.Ingredient), '') as ingredient,
    nullif(trim(product."DF;Route"), '') as dosage_form_route,
    nullif(trim(product.Trade_Name), '') as trade_name,
    nullif(trim(product.Applicant), '') as applicant,
    nullif(trim(product.Applicant_Full_Name), '') as applicant_full_name,
    nullif(trim(product.Strength), '') as strength,
    nullif(trim(product.TE_Code), '') as te_code,
    {{ parse_date_text('product.Approval_Date', ['%b %d, %Y']) }} as approval_date,
    coalesce(starts_with(product.Approval_Date, 'Approved Prior'), false) as is_approved_before_1982,
    coalesce(trim(product.RLD) = 'Yes', false) as is_reference_drug,
    nullif(trim(product.Type), '') as marketing_type
from parsed

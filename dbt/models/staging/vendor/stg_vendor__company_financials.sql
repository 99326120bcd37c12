-- Figures of companies as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'company_financials') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "company_id": "VARCHAR", "period": "VARCHAR", "revenue": "DOUBLE", "rd_expense": "DOUBLE",
            "clinical_rd_expense": "DOUBLE", "rd_capitalised": "DOUBLE", "currency": "VARCHAR", "gaap": "VARCHAR",
            "clinical_share_source": "VARCHAR"
        }') as figures
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    figures.company_id,
    figures.period,
    figures.revenue,
    figures.rd_expense,
    figures.clinical_rd_expense,
    figures.rd_capitalised,
    figures.currency,
    figures.gaap,
    figures.clinical_share_source
from parsed

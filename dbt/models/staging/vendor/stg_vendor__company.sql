-- Companies as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'company') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "company_id": "VARCHAR", "name": "VARCHAR", "name_local": "VARCHAR", "hq_country": "VARCHAR",
            "type": "VARCHAR", "founded_year": "INTEGER", "tickers": ["VARCHAR"], "parent_id": "VARCHAR",
            "market_cap": "DOUBLE", "market_cap_date": "DATE", "focus_ta": "VARCHAR",
            "is_top20_mnc_years": ["VARCHAR"]
        }') as company
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    company.company_id,
    company.name,
    company.name_local,
    company.hq_country,
    company.type,
    company.founded_year,
    company.tickers,
    company.parent_id,
    company.market_cap,
    company.market_cap_date,
    company.focus_ta,
    company.is_top20_mnc_years
from parsed

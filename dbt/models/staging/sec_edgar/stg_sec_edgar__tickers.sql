-- Tickers of SEC filers.
{{ config(materialized='table') }}

with

raw_tickers as (

    select * from {{ source('sec_edgar', 'tickers') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{"cik_str": "VARCHAR", "ticker": "VARCHAR", "title": "VARCHAR"}') as filer
    from raw_tickers

)

select
    data_tier,
    load_id,
    lpad(filer.cik_str, 10, '0') as cik,
    trim(filer.ticker) as ticker,
    nullif(trim(filer.title), '') as company_name
from parsed

-- Filers with their industry code and the seat of their business.
{{ config(materialized='table') }}

with

raw_filers as (

    select * from {{ source('sec_edgar', 'filers') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "cik": "VARCHAR", "name": "VARCHAR", "sic": "VARCHAR", "sicDescription": "VARCHAR",
            "fiscalYearEnd": "VARCHAR",
            "addresses": {"business": {"stateOrCountry": "VARCHAR", "stateOrCountryDescription": "VARCHAR"}}
        }') as filer
    from raw_filers

)

select
    data_tier,
    load_id,
    filer.cik,
    nullif(trim(filer.name), '') as company_name,
    nullif(trim(filer.sic), '') as sic,
    nullif(trim(filer.sicDescription), '') as sic_description,
    nullif(trim(filer.fiscalYearEnd), '') as fiscal_year_end,
    nullif(trim(filer.addresses.business.stateOrCountry), '') as seat_code,
    nullif(trim(filer.addresses.business.stateOrCountryDescription), '') as seat_name
from parsed

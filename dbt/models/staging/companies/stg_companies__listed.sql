-- Listings of pharma and biotech companies.
{{ config(materialized='table') }}

with

raw_listed as (

    select * from {{ source('companies', 'listed') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "name": "VARCHAR", "country": "VARCHAR", "city": "VARCHAR", "industry": "VARCHAR",
            "exchange": "VARCHAR", "website": "VARCHAR", "isin": "VARCHAR", "delisted": "VARCHAR"
        }') as listing
    from raw_listed

)

select
    data_tier,
    load_id,
    record_key as symbol,
    nullif(trim(listing.name), '') as company_name,
    nullif(trim(listing.country), '') as country_name,
    nullif(trim(listing.city), '') as city,
    nullif(trim(listing.industry), '') as industry,
    nullif(trim(listing.exchange), '') as exchange,
    nullif(trim(listing.website), '') as website,
    nullif(trim(listing.isin), '') as isin,
    try_cast(listing.delisted as boolean) as is_delisted
from parsed

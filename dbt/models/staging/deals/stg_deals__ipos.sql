-- Listings of biotechs on US exchanges.

with

raw_ipos as (

    select * from {{ source('deals', 'ipos') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "company": "VARCHAR", "ticker": "VARCHAR", "date": "VARCHAR", "area": "VARCHAR", "offer": "DOUBLE",
            "proceeds": "DOUBLE", "shares_offered": "DOUBLE"
        }') as listing
    from raw_ipos

)

select
    data_tier,
    load_id,
    record_key as ipo_key,
    {{ stated('listing.company') }} as company_name,
    {{ stated('listing.ticker') }} as ticker,
    {{ publisher_date('listing.date') }} as priced_date,
    {{ stated('listing.area') }} as area,
    listing.offer as offer_price_usd,
    listing.shares_offered as n_shares_offered,
    listing.proceeds * 1e6 as proceeds_usd
from parsed

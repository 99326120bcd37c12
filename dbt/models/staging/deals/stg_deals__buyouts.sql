-- Offers for listed biotechs, from the filings of the tender.

with

raw_buyouts as (

    select * from {{ source('deals', 'buyouts') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "company": "VARCHAR", "ticker": "VARCHAR", "acquirer": "VARCHAR", "status": "VARCHAR",
            "announcement_date": "VARCHAR", "close_date": "VARCHAR", "currency": "VARCHAR", "has_cvr": "VARCHAR",
            "implied_equity_value_m": "VARCHAR"
        }') as offer
    from raw_buyouts

)

select
    data_tier,
    load_id,
    record_key as buyout_key,
    {{ stated('offer.company') }} as target_name,
    {{ stated('offer.ticker') }} as target_ticker,
    {{ stated('offer.acquirer') }} as acquirer_name,
    {{ stated('offer.status') }} as offer_status,
    {{ publisher_date('offer.announcement_date') }} as announced_date,
    {{ publisher_date('offer.close_date') }} as closed_date,
    {{ stated('offer.currency') }} as currency,
    try_cast(offer.implied_equity_value_m as double) * 1e6 as equity_value,
    try_cast(offer.has_cvr as boolean) as has_contingent_value
from parsed

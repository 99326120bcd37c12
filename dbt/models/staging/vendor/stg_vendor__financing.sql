-- Financing events as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'financing') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "event_id": "VARCHAR", "type": "VARCHAR", "date": "DATE", "company_id": "VARCHAR", "country": "VARCHAR",
            "amount": "DOUBLE", "currency": "VARCHAR", "round": "VARCHAR", "investors": ["VARCHAR"],
            "venue": "VARCHAR"
        }') as event
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    event.event_id,
    event.type,
    event.date,
    event.company_id,
    event.country,
    event.amount,
    event.currency,
    event.round,
    event.investors,
    event.venue
from parsed

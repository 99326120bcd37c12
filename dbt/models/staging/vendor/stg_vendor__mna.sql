-- Purchases of companies as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'mna') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "deal_id": "VARCHAR", "announced_date": "DATE", "closed_date": "DATE", "target_id": "VARCHAR",
            "target_country": "VARCHAR", "acquirer_id": "VARCHAR", "value": "DOUBLE", "currency": "VARCHAR",
            "control": "BOOLEAN"
        }') as purchase
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    purchase.deal_id,
    purchase.announced_date,
    purchase.closed_date,
    purchase.target_id,
    purchase.target_country,
    purchase.acquirer_id,
    purchase.value,
    purchase.currency,
    purchase.control
from parsed

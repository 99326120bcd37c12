-- Deals as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'deal') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "deal_id": "VARCHAR", "announced_date": "DATE", "type": "VARCHAR", "has_codev": "BOOLEAN",
            "licensor_id": ["VARCHAR"], "licensor_country": ["VARCHAR"], "licensee_id": "VARCHAR",
            "licensee_country": "VARCHAR", "asset_ids": ["VARCHAR"], "ta": "VARCHAR", "stage": "VARCHAR",
            "upfront": "DOUBLE", "total": "DOUBLE", "equity": "DOUBLE", "currency": "VARCHAR", "territory": "VARCHAR",
            "asset_class": "VARCHAR", "event": "VARCHAR", "parent_deal_id": "VARCHAR"
        }') as deal
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    deal.deal_id,
    deal.announced_date,
    deal.type,
    deal.has_codev,
    deal.licensor_id,
    deal.licensor_country,
    deal.licensee_id,
    deal.licensee_country,
    deal.asset_ids,
    deal.ta,
    deal.stage,
    deal.upfront,
    deal.total,
    deal.equity,
    deal.currency,
    deal.territory,
    deal.asset_class,
    deal.event,
    deal.parent_deal_id
from parsed

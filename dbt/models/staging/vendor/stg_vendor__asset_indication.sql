-- Indications of the assets that vendors follow.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'asset_indication') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "vendor_asset_id": "VARCHAR", "indication": "VARCHAR", "ta": ["VARCHAR"], "subtype": "VARCHAR",
            "stage": "VARCHAR", "country": "VARCHAR", "status": "VARCHAR", "stage_date": "DATE"
        }') as indication
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    indication.vendor_asset_id,
    indication.indication,
    indication.ta,
    indication.subtype,
    indication.stage,
    indication.country,
    indication.status,
    indication.stage_date
from parsed

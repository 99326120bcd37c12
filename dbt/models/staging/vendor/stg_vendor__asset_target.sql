-- Targets of the assets that vendors follow.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'asset_target') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "vendor_asset_id": "VARCHAR", "target": "VARCHAR", "hgnc_symbol": "VARCHAR", "role": "VARCHAR"
        }') as target
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    target.vendor_asset_id,
    target.target,
    target.hgnc_symbol,
    target.role
from parsed

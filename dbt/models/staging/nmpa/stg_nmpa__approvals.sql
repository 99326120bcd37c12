-- Approvals in China that publications cite.
{{ config(materialized='table') }}

with

raw_approvals as (

    select * from {{ source('nmpa', 'approvals') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "product": "VARCHAR", "manufacturer": "VARCHAR", "indication": "VARCHAR",
            "nmpa_approval_date": "VARCHAR"
        }') as approval
    from raw_approvals

)

select
    data_tier,
    load_id,
    record_key as approval_key,
    {{ stated('approval.product') }} as product,
    {{ stated('approval.manufacturer') }} as manufacturer,
    {{ stated('approval.indication') }} as indication,
    {{ publisher_date('approval.nmpa_approval_date') }} as approval_date
from parsed

-- Licences from and to China companies, with the page that reports each.

with

raw_licences as (

    select * from {{ source('deals', 'china_licences') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "direction": "VARCHAR", "licensor": "VARCHAR", "licensee": "VARCHAR", "asset": "VARCHAR",
            "indication": "VARCHAR", "upfront_usd_m": "VARCHAR", "total_usd_m": "VARCHAR", "announced": "VARCHAR",
            "source_url": "VARCHAR"
        }') as licence
    from raw_licences

)

select
    data_tier,
    load_id,
    record_key as licence_key,
    {{ stated('licence.direction') }} as direction,
    {{ stated('licence.licensor') }} as licensor_name,
    {{ stated('licence.licensee') }} as licensee_name,
    {{ stated('licence.asset') }} as asset_text,
    {{ stated('licence.indication') }} as indication,
    {{ stated('licence.announced') }} as announced_text,
    try_cast(licence.upfront_usd_m as double) * 1e6 as upfront_usd,
    try_cast(licence.total_usd_m as double) * 1e6 as total_usd,
    {{ stated('licence.source_url') }} as source_url
from parsed

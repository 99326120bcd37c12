-- Reference rates of currencies against the euro.
{{ config(materialized='table') }}

with

raw_rates as (

    select * from {{ source('ecb_rates', 'daily_rates') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{"CURRENCY": "VARCHAR", "TIME_PERIOD": "VARCHAR", "OBS_VALUE": "VARCHAR"}') as rate
    from raw_rates

)

select
    data_tier,
    load_id,
    rate.CURRENCY as currency,
    cast(rate.TIME_PERIOD as date) as rate_date,
    try_cast({{ stated('rate.OBS_VALUE') }} as double) as units_per_eur
from parsed

-- Ratings of uses of AI.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'ai_maturity') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "respondent": "VARCHAR", "item": "VARCHAR", "score": "INTEGER"
        }') as rating
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    rating.respondent,
    rating.item,
    rating.score
from parsed

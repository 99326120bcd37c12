-- Answers of experts on steps of R&D.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'expert_benchmark') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "respondent": "VARCHAR", "modality": "VARCHAR", "step": "VARCHAR", "low": "DOUBLE", "high": "DOUBLE",
            "unit": "VARCHAR"
        }') as answer
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    answer.respondent,
    answer.modality,
    answer.step,
    answer.low,
    answer.high,
    answer.unit
from parsed

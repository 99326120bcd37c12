-- Answers of a survey on time and cost of R&D.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'survey_rd_benchmark') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "respondent": "VARCHAR", "stage": "VARCHAR", "dimension": "VARCHAR", "basis": "VARCHAR", "low": "DOUBLE",
            "high": "DOUBLE", "dual_experience": "BOOLEAN"
        }') as answer
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    answer.respondent,
    answer.stage,
    answer.dimension,
    answer.basis,
    answer.low,
    answer.high,
    answer.dual_experience
from parsed

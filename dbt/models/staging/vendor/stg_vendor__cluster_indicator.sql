-- Indicators of clusters.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'cluster_indicator') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "cluster": "VARCHAR", "indicator": "VARCHAR", "year": "INTEGER", "value": "DOUBLE", "unit": "VARCHAR",
            "geo_definition": "VARCHAR", "citation": "VARCHAR"
        }') as reading
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    reading.cluster,
    reading.indicator,
    reading.year,
    reading.value,
    reading.unit,
    reading.geo_definition,
    reading.citation
from parsed

-- Headings at their places in the tree.
{{ config(materialized='table') }}

with

raw_terms as (

    select * from {{ source('mesh', 'terms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"term": "VARCHAR"}') as heading
    from raw_terms

)

select
    data_tier,
    load_id,
    record_key as tree_number,
    nullif(trim(heading.term), '') as term
from parsed

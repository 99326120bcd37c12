-- Spellings of sponsor names with the preferred name.
{{ config(materialized='table') }}

with

raw_synonyms as (

    select * from {{ source('companies', 'sponsor_synonyms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"name": "VARCHAR", "preferred_name": "VARCHAR"}') as spelling
    from raw_synonyms

)

select
    data_tier,
    load_id,
    record_key as synonym_key,
    trim(spelling.name) as sponsor_name,
    nullif(trim(spelling.preferred_name), '') as preferred_name
from parsed

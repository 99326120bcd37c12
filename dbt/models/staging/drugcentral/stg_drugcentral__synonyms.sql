-- Names of DrugCentral's active ingredients. The file's name column belongs to other identifiers and is not read.
{{ config(materialized='table') }}

with

raw_synonyms as (

    select * from {{ source('drugcentral', 'synonyms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"synonyms": "VARCHAR"}') as term
    from raw_synonyms

)

select
    data_tier,
    load_id,
    record_key as struct_id,
    {{ stated('term.synonyms') }} as synonyms
from parsed

-- Diseases and phenotypes with their therapeutic areas.
{{ config(materialized='table') }}

with

raw_diseases as (

    select * from {{ source('open_targets', 'diseases') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "name": "VARCHAR", "therapeuticAreas": ["VARCHAR"], "dbXRefs": ["VARCHAR"], "parents": ["VARCHAR"]
        }') as disease
    from raw_diseases

)

select
    data_tier,
    load_id,
    record_key as disease_id,
    {{ stated('disease.name') }} as disease_name,
    disease.therapeuticAreas as therapeutic_area_ids,
    disease.dbXRefs as cross_references,
    disease.parents as parent_disease_ids
from parsed

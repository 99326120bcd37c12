-- Ligands of the Guide to Pharmacology, from its file (both layouts) or its web service.
{{ config(materialized='table') }}

with

raw_ligands as (

    select * from {{ source('gtopdb', 'ligands') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_ligands

)

select
    data_tier,
    load_id,
    record_key as ligand_id,
    {{ stated_field(['name']) }} as ligand_name,
    {{ stated_field(['type']) }} as ligand_type,
    {{ stated_field(['inn']) }} as inn,
    {{ stated_field(['synonyms']) }} as synonyms,
    coalesce(lower(trim(fields['approved'])) in ('yes', 'true'), false) as is_approved,
    coalesce(lower(trim(fields['withdrawn'])) in ('yes', 'true'), false) as is_withdrawn,
    coalesce(lower(trim(fields['radioactive'])) in ('yes', 'true'), false) as is_radioactive
from parsed

-- Indications of ChEMBL molecules with the highest phase reached in each.
{{ config(materialized='table') }}

with

raw_indications as (

    select * from {{ source('chembl', 'indications') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "molecule_chembl_id": "VARCHAR", "efo_id": "VARCHAR", "efo_term": "VARCHAR",
            "max_phase_for_ind": "VARCHAR"
        }') as indication
    from raw_indications

)

select
    data_tier,
    load_id,
    record_key as indication_key,
    indication.molecule_chembl_id as chembl_id,
    {{ stated('indication.efo_id') }} as efo_id,
    {{ stated('indication.efo_term') }} as efo_term,
    try_cast(indication.max_phase_for_ind as double) as max_phase_for_indication
from parsed

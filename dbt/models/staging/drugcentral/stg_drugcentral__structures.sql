-- Active ingredients of DrugCentral with INN and CAS number.
{{ config(materialized='table') }}

with

raw_structures as (

    select * from {{ source('drugcentral', 'structures') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"INN": "VARCHAR", "CAS_RN": "VARCHAR"}') as structure
    from raw_structures

)

select
    data_tier,
    load_id,
    record_key as struct_id,
    {{ stated('structure.INN') }} as drug_name,
    {{ stated('structure.CAS_RN') }} as cas_rn
from parsed

-- Mechanisms of action of ChEMBL molecules on their targets.
{{ config(materialized='table') }}

with

raw_mechanisms as (

    select * from {{ source('chembl', 'mechanisms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "molecule_chembl_id": "VARCHAR", "target_chembl_id": "VARCHAR", "mechanism_of_action": "VARCHAR",
            "action_type": "VARCHAR"
        }') as mechanism
    from raw_mechanisms

)

select
    data_tier,
    load_id,
    record_key as mechanism_key,
    mechanism.molecule_chembl_id as chembl_id,
    {{ stated('mechanism.target_chembl_id') }} as target_chembl_id,
    {{ stated('mechanism.mechanism_of_action') }} as mechanism_of_action,
    {{ stated('mechanism.action_type') }} as action_type
from parsed

-- Mechanisms of action, one row per mechanism and drug; the targets of a mechanism stay together.
{{ config(materialized='table') }}

with

raw_mechanisms as (

    select * from {{ source('open_targets', 'mechanisms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "mechanismOfAction": "VARCHAR", "actionType": "VARCHAR", "targetName": "VARCHAR",
            "targetType": "VARCHAR", "chemblIds": ["VARCHAR"], "targets": ["VARCHAR"]
        }') as mechanism
    from raw_mechanisms

)

select
    data_tier,
    load_id,
    record_key as mechanism_key,
    unnest(list_distinct(mechanism.chemblIds)) as chembl_id,
    {{ stated('mechanism.mechanismOfAction') }} as mechanism_of_action,
    {{ stated('mechanism.actionType') }} as action_type,
    {{ stated('mechanism.targetName') }} as target_name,
    {{ stated('mechanism.targetType') }} as target_type,
    mechanism.targets as ensembl_gene_ids
from parsed

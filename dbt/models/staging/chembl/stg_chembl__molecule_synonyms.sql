-- Names of ChEMBL molecules, one row per name and kind. The API spells the columns of the table differently.
{{ config(materialized='table') }}

with

raw_synonyms as (

    select * from {{ source('chembl', 'molecule_synonyms') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "chembl_id": "VARCHAR", "molecule_chembl_id": "VARCHAR", "synonyms": "VARCHAR", "synonym": "VARCHAR",
            "molecule_synonym": "VARCHAR", "syn_type": "VARCHAR", "pref_name": "VARCHAR"
        }') as name
    from raw_synonyms

)

select
    data_tier,
    load_id,
    record_key as synonym_key,
    coalesce(name.chembl_id, name.molecule_chembl_id) as chembl_id,
    {{ stated('coalesce(name.synonyms, name.synonym, name.molecule_synonym)') }} as synonym,
    {{ stated('name.syn_type') }} as syn_type,
    {{ stated('name.pref_name') }} as pref_name
from parsed

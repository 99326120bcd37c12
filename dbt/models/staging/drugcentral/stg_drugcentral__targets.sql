-- Interactions of DrugCentral's active ingredients with proteins; those that are the mechanism of action are flagged.
{{ config(materialized='table') }}

with

raw_targets as (

    select * from {{ source('drugcentral', 'targets') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "STRUCT_ID": "VARCHAR", "DRUG_NAME": "VARCHAR", "TARGET_NAME": "VARCHAR", "TARGET_CLASS": "VARCHAR",
            "ACCESSION": "VARCHAR", "GENE": "VARCHAR", "ACTION_TYPE": "VARCHAR", "ORGANISM": "VARCHAR",
            "MOA": "VARCHAR"
        }') as interaction
    from raw_targets

)

select
    data_tier,
    load_id,
    record_key as interaction_key,
    interaction.STRUCT_ID as struct_id,
    {{ stated('interaction.DRUG_NAME') }} as drug_name,
    {{ stated('interaction.TARGET_NAME') }} as target_name,
    {{ stated('interaction.TARGET_CLASS') }} as target_class,
    {{ stated('interaction.ACCESSION') }} as uniprot_accession,
    {{ stated('interaction.GENE') }} as gene_symbol,
    {{ stated('interaction.ACTION_TYPE') }} as action_type,
    {{ stated('interaction.ORGANISM') }} as organism,
    coalesce(trim(interaction.MOA) in ('1', '1.0'), false) as is_mechanism
from parsed

-- Drugs and clinical candidates. Releases until 2025 list names as texts and the phase as a number; later ones give
-- each name with its source and the phase as a stage.
{{ config(materialized='table') }}

with

raw_drugs as (

    select * from {{ source('open_targets', 'drugs') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "name": "VARCHAR", "drugType": "VARCHAR", "synonyms": ["JSON"], "tradeNames": ["JSON"],
            "maximumClinicalStage": "VARCHAR", "maximumClinicalTrialPhase": "VARCHAR",
            "yearOfFirstApproval": "VARCHAR"
        }') as drug
    from raw_drugs

)

select
    data_tier,
    load_id,
    record_key as chembl_id,
    {{ stated('drug.name') }} as drug_name,
    {{ stated('drug.drugType') }} as drug_type,
    list_transform(drug.synonyms, lambda name: coalesce(name ->> '$.label', name ->> '$')) as synonyms,
    list_transform(drug.tradeNames, lambda name: coalesce(name ->> '$.label', name ->> '$')) as trade_names,
    {{ stated('coalesce(drug.maximumClinicalStage, drug.maximumClinicalTrialPhase)') }} as maximum_clinical_stage,
    cast(try_cast(drug.yearOfFirstApproval as double) as integer) as first_approval_year
from parsed

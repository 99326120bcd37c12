-- Links of trials and other reports to molecules and diseases: one row per report, drug and disease. A report without
-- a disease, or without a drug, keeps a row with nothing in its place.
{{ config(materialized='table') }}

with

raw_reports as (

    select * from {{ source('open_targets', 'clinical_reports') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key as report_id,
        from_json(payload, '{
            "drugs": [{"drugFromSource": "VARCHAR", "drugId": "VARCHAR"}],
            "diseases": [{"diseaseFromSource": "VARCHAR", "diseaseId": "VARCHAR"}]
        }') as report
    from raw_reports

),

per_drug as (

    select
        data_tier,
        load_id,
        report_id,
        report.diseases as diseases,
        unnest(generate_series(1, greatest(coalesce(len(report.drugs), 0), 1))) as drug_no,
        report.drugs[drug_no] as drug
    from parsed

),

per_disease as (

    select
        data_tier,
        load_id,
        report_id,
        drug_no,
        drug,
        unnest(generate_series(1, greatest(coalesce(len(diseases), 0), 1))) as disease_no,
        diseases[disease_no] as disease
    from per_drug

)

select
    data_tier,
    load_id,
    report_id,
    drug_no,
    disease_no,
    nullif(regexp_extract(report_id, 'NCT\d{8}'), '') as nct_id,
    {{ stated('drug.drugId') }} as chembl_id,
    {{ stated('drug.drugFromSource') }} as drug_name_reported,
    {{ stated('disease.diseaseId') }} as disease_id,
    {{ stated('disease.diseaseFromSource') }} as disease_name_reported
from per_disease

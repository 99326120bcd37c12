-- Trials as vendors record them.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'trial') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "registry_id": "VARCHAR", "sponsor_company_id": "VARCHAR", "phase": "VARCHAR", "start_date": "DATE",
            "first_posted": "DATE", "countries": ["VARCHAR"], "experimental_ids": ["VARCHAR"],
            "comparator_ids": ["VARCHAR"], "is_h2h": "BOOLEAN", "is_mrct": "BOOLEAN", "is_iit": "BOOLEAN"
        }') as trial
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    trial.registry_id,
    trial.sponsor_company_id,
    trial.phase,
    trial.start_date,
    trial.first_posted,
    trial.countries,
    trial.experimental_ids,
    trial.comparator_ids,
    trial.is_h2h,
    trial.is_mrct,
    trial.is_iit
from parsed

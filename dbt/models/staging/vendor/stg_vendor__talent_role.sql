-- People in leading roles, without names.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'talent_role') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "company_id": "VARCHAR", "person_hash": "VARCHAR", "role": "VARCHAR", "founded_year": "INTEGER",
            "education_region": "VARCHAR", "overseas_years": "DOUBLE", "mnc_years": "DOUBLE"
        }') as role_held
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    role_held.company_id,
    role_held.person_hash,
    role_held.role,
    role_held.founded_year,
    role_held.education_region,
    role_held.overseas_years,
    role_held.mnc_years
from parsed

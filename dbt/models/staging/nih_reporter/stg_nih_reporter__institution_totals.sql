-- Money of organisations over a span of fiscal years. A roll-up repeats the money of its members.
{{ config(materialized='table') }}

with

raw_totals as (

    select * from {{ source('nih_reporter', 'institution_totals') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "period": "VARCHAR", "canonical_org_id": "VARCHAR", "canonical_name": "VARCHAR", "org_country": "VARCHAR",
            "is_rollup": "VARCHAR", "total_funding": "VARCHAR", "award_years": "VARCHAR"
        }') as total
    from raw_totals

)

select
    data_tier,
    load_id,
    record_key as total_key,
    trim(total.canonical_org_id) as organization_code,
    nullif(trim(total.canonical_name), '') as organization_name,
    nullif(trim(total.org_country), '') as country_text,
    try_cast(regexp_extract(total.period, 'FY([0-9]{4})_', 1) as integer) as first_fiscal_year,
    try_cast(regexp_extract(total.period, '_FY([0-9]{4})', 1) as integer) as last_fiscal_year,
    try_cast(total.is_rollup as boolean) as is_rollup,
    try_cast(total.total_funding as decimal(18, 2)) as amount_usd,
    try_cast(total.award_years as integer) as n_award_years
from parsed

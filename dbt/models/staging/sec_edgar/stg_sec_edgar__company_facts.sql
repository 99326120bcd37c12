-- Values that filers stated for the tags of seed_financial_concept.
{{ config(materialized='table') }}

with

raw_facts as (

    select * from {{ source('sec_edgar', 'company_facts') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "cik": "VARCHAR", "entityName": "VARCHAR", "taxonomy": "VARCHAR", "tag": "VARCHAR", "unit": "VARCHAR",
            "start": "VARCHAR", "end": "VARCHAR", "val": "DOUBLE", "accn": "VARCHAR", "form": "VARCHAR",
            "filed": "VARCHAR", "ccp": "VARCHAR", "loc": "VARCHAR"
        }') as fact
    from raw_facts

)

select
    data_tier,
    load_id,
    record_key as fact_key,
    fact.cik,
    nullif(trim(fact.entityName), '') as company_name,
    fact.taxonomy,
    fact.tag,
    fact.unit as currency,
    {{ publisher_date('fact."start"') }} as period_start,
    {{ publisher_date('fact."end"') }} as period_end,
    fact.val as value,
    fact.accn,
    fact.form,
    {{ publisher_date('fact.filed') }} as filed_on,
    fact.ccp as frame,
    nullif(trim(fact.loc), '') as location_code
from parsed

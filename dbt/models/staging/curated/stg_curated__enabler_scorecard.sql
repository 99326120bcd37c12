-- Enablers of innovation and the main gaps that the report names.

with

raw_rows as (

    select * from {{ source('curated_tables', 'enabler_scorecard') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "enabler_order": "VARCHAR", "enabler": "VARCHAR", "country": "VARCHAR", "is_main_gap": "VARCHAR",
            "statement": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR", "dated_on": "VARCHAR"
        }') as enabler
    from raw_rows

)

select
    data_tier,
    load_id,
    cast(enabler.enabler_order as integer) as enabler_order,
    enabler.enabler,
    enabler.country,
    cast(enabler.is_main_gap as boolean) as is_main_gap,
    enabler.statement,
    enabler.source,
    enabler.page,
    {{ publisher_date('enabler.dated_on') }} as dated_on
from parsed

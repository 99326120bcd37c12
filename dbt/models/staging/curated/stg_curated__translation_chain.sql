-- Links of the chain from academia to industry.

with

raw_rows as (

    select * from {{ source('curated_tables', 'translation_chain') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "element_order": "VARCHAR", "element": "VARCHAR", "country": "VARCHAR", "function_text": "VARCHAR",
            "indicator_name": "VARCHAR", "indicator_value": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR",
            "dated_on": "VARCHAR"
        }') as element
    from raw_rows

)

select
    data_tier,
    load_id,
    cast(element.element_order as integer) as element_order,
    element.element,
    element.country,
    element.function_text,
    {{ stated('element.indicator_name') }} as indicator_name,
    cast({{ stated('element.indicator_value') }} as double) as indicator_value,
    element.source,
    element.page,
    {{ publisher_date('element.dated_on') }} as dated_on
from parsed

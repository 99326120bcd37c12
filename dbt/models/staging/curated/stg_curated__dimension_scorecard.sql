-- The dimensions of competition of the report.

with

raw_rows as (

    select * from {{ source('curated_tables', 'dimension_scorecard') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "dimension_order": "VARCHAR", "dimension": "VARCHAR", "from_state": "VARCHAR",
            "to_state": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR", "dated_on": "VARCHAR"
        }') as dimension
    from raw_rows

)

select
    data_tier,
    load_id,
    cast(dimension.dimension_order as integer) as dimension_order,
    dimension.dimension,
    dimension.from_state,
    dimension.to_state,
    dimension.source,
    dimension.page,
    {{ publisher_date('dimension.dated_on') }} as dated_on
from parsed

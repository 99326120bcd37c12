-- Printed figures of the report's tables. Empty and worded cells have no number and the bound `null`.

with

raw_cells as (

    select * from {{ source('curated_tables', 'exhibit_cells') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "exhibit_id": "VARCHAR", "metric_id": "VARCHAR", "segment": "VARCHAR", "country": "VARCHAR",
            "period": "VARCHAR", "low": "VARCHAR", "mid": "VARCHAR", "high": "VARCHAR", "bound_op": "VARCHAR",
            "unit": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR", "dated_on": "VARCHAR", "note": "VARCHAR"
        }') as cell
    from raw_cells

)

select
    data_tier,
    load_id,
    cell.exhibit_id,
    cell.metric_id,
    cell.segment,
    cell.country,
    cell.period,
    cast({{ stated('cell.low') }} as double) as low,
    cast({{ stated('cell.mid') }} as double) as mid,
    cast({{ stated('cell.high') }} as double) as high,
    cell.bound_op,
    cell.unit,
    cell.source,
    cell.page,
    {{ publisher_date('cell.dated_on') }} as dated_on,
    {{ stated('cell.note') }} as note
from parsed

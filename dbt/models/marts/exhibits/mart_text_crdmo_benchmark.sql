-- Text beside exhibits 3 and 4: price and time of contract services in China against Western peers.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = 'crdmo'

)

select
    {{ exhibit_columns('crdmo', 'cells') }},
    cells.metric_id as metric,
    cells.low as low_pct,
    cells.high as high_pct,
    cells.note
from cells

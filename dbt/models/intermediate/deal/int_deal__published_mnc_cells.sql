-- Printed cells of exhibit 8c: the report's own counts, in a tier that is never computed.

with

printed_cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}

)

select
    data_tier,
    segment as area,
    country as origin_group,
    mid as n_deals,
    bound_op,
    make_date(cast(split_part(period, '-', 1) as integer), 1, 1) as period_start_date,
    make_date(cast(split_part(period, '-', 2) as integer), 12, 31) as period_end_date
from printed_cells
where exhibit_id = '08c'
  and metric_id = 'n_deals'

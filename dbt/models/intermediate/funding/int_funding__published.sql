-- Cells of the published table as lines of the tier curated. A cell that only says 'less than' gets its middle from the
-- share and the total that are printed beside it, because the plain middle would contradict that share.

with

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}
    where exhibit_id = '15'

),

amounts as (

    select * from cells
    where metric_id = 'amount_usd_bn'

),

shares as (

    select * from cells
    where metric_id = 'share_of_total'

),

with_share as (

    select
        amounts.*,
        shares.mid as printed_share,
        max(case when amounts.segment = 'total' then amounts.mid end) over (
            partition by amounts.data_tier, amounts.country, amounts.period
        ) as printed_total
    from amounts
    left join shares
        on shares.data_tier = amounts.data_tier
        and shares.segment = amounts.segment
        and shares.country = amounts.country
        and shares.period = amounts.period

)

select
    data_tier,
    country,
    cast(period as integer) as year,
    segment as source_type,
    'published_cell' as line_id,
    low,
    case when bound_op = 'lt' then printed_share * printed_total else mid end as mid,
    high,
    bound_op,
    case when bound_op = 'lt' then 'estimated' else 'extrapolated' end as basis,
    bound_op = 'null' as is_nascent,
    printed_share,
    source || ', ' || page
        || case when bound_op = 'lt' then '; amount derived: printed share of the printed total' else '' end as citation
from with_share
where segment <> 'total'

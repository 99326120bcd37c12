-- Amendments of deals and exercises of options: events of an earlier deal, never deals of their own.

with

records as (

    select * from {{ ref('int_deal__records') }}

)

select
    records.data_tier,
    records.record_id as deal_event_id,
    parents.record_id as deal_id,
    records.source,
    records.event,
    records.announced_date,
    records.currency,
    records.upfront as payment_orig,
    records.upfront_usd as payment_usd
from records
left join records as parents
    on parents.data_tier = records.data_tier
    and parents.record_id = records.parent_record_id
    and parents.event = 'new'
where records.event <> 'new'

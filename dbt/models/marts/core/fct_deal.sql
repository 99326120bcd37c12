-- Deals over assets and purchases of companies, one row per new deal; what amends or exercises it is in fct_deal_event.

with

records as (

    select * from {{ ref('int_deal__records') }}

),

originated as (

    select * from {{ ref('int_deal__originated') }}

),

repeats as (

    select * from {{ ref('int_deal__repeats') }}

),

later_events as (

    select
        data_tier,
        parent_record_id,
        count(*) as n_later_events
    from records
    where event <> 'new'
    group by data_tier, parent_record_id

)

select
    records.data_tier,
    records.record_id as deal_id,
    records.source,
    records.list_name,
    records.is_census,
    records.announced_date,
    records.announced_precision,
    records.closed_date,
    records.is_terminated,
    records.deal_type,
    records.asset_class,
    coalesce(originated.has_codev, records.has_codev) as has_codev,
    records.is_control_acquired,
    originated.primary_ta,
    originated.ta_assignment,
    records.stated_ta is not null as is_indication_disclosed,
    records.stage_at_deal,
    records.currency,
    records.upfront as upfront_orig,
    records.total as total_orig,
    records.equity as equity_orig,
    records.purchase_price as purchase_price_orig,
    records.upfront_usd,
    records.total_usd,
    records.equity_usd,
    records.purchase_price_usd,
    coalesce(
        coalesce(records.upfront, records.total, records.equity, records.purchase_price) is not null
        and coalesce(records.upfront_usd, records.total_usd, records.equity_usd, records.purchase_price_usd) is null,
        false
    ) as is_without_rate,
    originated.origin_group,
    originated.is_cross_border,
    repeats.record_id is not null as is_possible_repeat,
    coalesce(later_events.n_later_events, 0) as n_later_events
from records
inner join originated
    on originated.data_tier = records.data_tier
    and originated.record_id = records.record_id
left join repeats
    on repeats.data_tier = records.data_tier
    and repeats.record_id = records.record_id
left join later_events
    on later_events.data_tier = records.data_tier
    and later_events.parent_record_id = records.record_id
where records.event = 'new'

-- Every deal and later event of a deal, of the vendor in use and of the public lists, with its amounts in US dollars by
-- the rate of the day of the announcement.

with

vendor_records as (

    select * from {{ ref('int_deal__vendor_records') }}

),

public_records as (

    select * from {{ ref('int_deal__public_records') }}

),

rates as (

    select * from {{ ref('int_money__fx') }}

),

records as (

    select * from vendor_records
    union all by name
    select
        *,
        'deals' as source,
        'new' as event,
        'innovative_drug' as asset_class
    from public_records

)

select
    records.data_tier,
    records.record_id,
    records.parent_record_id,
    records.source,
    records.list_name,
    records.is_census,
    records.event,
    records.announced_date,
    records.announced_precision,
    cast(extract(year from records.announced_date) as integer) as announced_year,
    records.closed_date,
    records.is_terminated,
    records.deal_type,
    records.asset_class,
    records.has_codev,
    records.is_control_acquired,
    records.stated_ta,
    records.stage_at_deal,
    records.territory,
    {{ iso_currency('records.currency') }} as currency,
    records.upfront,
    records.total,
    records.equity,
    records.purchase_price,
    {{ amount_usd('records.upfront', 'records.currency', 'rates') }} as upfront_usd,
    {{ amount_usd('records.total', 'records.currency', 'rates') }} as total_usd,
    {{ amount_usd('records.equity', 'records.currency', 'rates') }} as equity_usd,
    {{ amount_usd('records.purchase_price', 'records.currency', 'rates') }} as purchase_price_usd,
    records.covered_until_date
from records
left join rates
    on rates.data_tier = records.data_tier
    and rates.currency = {{ iso_currency('records.currency') }}
    and rates.rate_date = records.announced_date

-- Deals and purchases of companies as the vendor in use records them, later events of a deal among them.

with

deals as (

    select * from {{ ref('stg_vendor__deal') }}

),

purchases as (

    select * from {{ ref('stg_vendor__mna') }}

),

in_use as (

    select * from {{ ref('int_vendor__in_use') }}

)

select
    deals.data_tier,
    deals.vendor || '|deal|' || deals.deal_id as record_id,
    deals.vendor || '|deal|' || deals.parent_deal_id as parent_record_id,
    deals.vendor as source,
    'vendor_deal' as list_name,
    true as is_census,
    coalesce(deals.event, 'new') as event,
    deals.announced_date,
    'day' as announced_precision,
    cast(null as date) as closed_date,
    false as is_terminated,
    deals.type as deal_type,
    coalesce(deals.asset_class, 'innovative_drug') as asset_class,
    deals.has_codev,
    cast(null as boolean) as is_control_acquired,
    deals.ta as stated_ta,
    deals.stage as stage_at_deal,
    deals.territory,
    deals.upfront,
    deals.total,
    deals.equity,
    cast(null as double) as purchase_price,
    deals.currency,
    deals.asof_date as covered_until_date
from deals
inner join in_use
    on in_use.data_tier = deals.data_tier
    and in_use.table_name = 'deal'
    and in_use.vendor = deals.vendor
union all
select
    purchases.data_tier,
    purchases.vendor || '|mna|' || purchases.deal_id,
    cast(null as varchar),
    purchases.vendor,
    'vendor_mna',
    true,
    'new',
    purchases.announced_date,
    'day',
    purchases.closed_date,
    false,
    'company_acquisition',
    'innovative_drug',
    cast(null as boolean),
    purchases.control,
    cast(null as varchar),
    cast(null as varchar),
    cast(null as varchar),
    cast(null as double),
    cast(null as double),
    cast(null as double),
    purchases.value,
    purchases.currency,
    purchases.asof_date
from purchases
inner join in_use
    on in_use.data_tier = purchases.data_tier
    and in_use.table_name = 'mna'
    and in_use.vendor = purchases.vendor

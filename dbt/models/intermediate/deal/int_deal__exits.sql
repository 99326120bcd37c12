-- Exits of exhibit 17, one row each: first listings of innovative companies, licences with a disclosed upfront, and
-- purchases of control over a biotech. Only lists that mean to be complete count.

with

events as (

    select * from {{ ref('int_deal__financing_events') }}

),

deals as (

    select * from {{ ref('int_deal__originated') }}

)

select
    data_tier,
    'ipo' as exit_type,
    event_id as exit_id,
    event_date as exit_date,
    event_year as exit_year,
    hq_group as origin_group,
    amount_usd as value_usd,
    is_exit as is_counted
from events
where event_type = 'IPO'
union all
select
    data_tier,
    'licensing',
    record_id,
    announced_date,
    announced_year,
    origin_group,
    upfront_usd,
    is_licensing and asset_class = 'innovative_drug'
from deals
where is_census
  and list_name = 'vendor_deal'
union all
select
    data_tier,
    'mna',
    record_id,
    announced_date,
    announced_year,
    originator_group,
    purchase_price_usd,
    coalesce(is_control_acquired, false)
        and not is_terminated
        -- the public list is one of biotechs; a target that its later owner's name stands for has no type of its own
        and coalesce(originator_type, 'biotech') in ('biotech', 'biopharma')
from deals
where is_census
  and list_name <> 'vendor_deal'

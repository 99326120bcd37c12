-- Deals of the public lists. Only the list of tender offers means to hold every deal of its kind; the others are choices
-- of their collectors, from which no share or sum may be taken. A date may be no more than a month or a year.

with

buyouts as (

    select * from {{ ref('stg_deals__buyouts') }}

),

licences as (

    select * from {{ ref('stg_deals__china_licences') }}

),

multinationals as (

    select * from {{ ref('stg_deals__mnc_china') }}

),

stated_types as (

    select * from {{ ref('seed_public_deal_type') }}

),

dated_licences as (

    select
        *,
        case length(announced_text) when 4 then 'year' when 7 then 'month' when 10 then 'day' end as announced_precision,
        {{ publisher_date("case when length(announced_text) = 4 then announced_text || '-01' else announced_text end") }}
            as announced_date
    from licences

)

select
    data_tier,
    'deals|buyouts|' || buyout_key as record_id,
    'buyouts' as list_name,
    true as is_census,
    announced_date,
    case when announced_date is not null then 'day' end as announced_precision,
    closed_date,
    coalesce(offer_status = 'terminated', false) as is_terminated,
    'company_acquisition' as deal_type,
    true as is_control_acquired,
    cast(null as double) as upfront,
    cast(null as double) as total,
    equity_value as purchase_price,
    currency
from buyouts
union all
select
    data_tier,
    'deals|china_licences|' || licence_key,
    'china_licences',
    false,
    announced_date,
    announced_precision,
    cast(null as date),
    false,
    'licensing',
    cast(null as boolean),
    upfront_usd,
    total_usd,
    cast(null as double),
    'USD'
from dated_licences
union all
select
    multinationals.data_tier,
    'deals|mnc_china|' || multinationals.multinational_key || '|' || multinationals.deal_no,
    'mnc_china',
    false,
    make_date(multinationals.deal_year, 1, 1),
    case when multinationals.deal_year is not null then 'year' end,
    cast(null as date),
    false,
    stated_types.deal_type,
    case when stated_types.deal_type = 'company_acquisition' then true end,
    cast(null as double),
    multinationals.total_usd,
    cast(null as double),
    'USD'
from multinationals
left join stated_types on stated_types.stated_type = multinationals.stated_type

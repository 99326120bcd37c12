-- Money raised: events of the vendor in use, and listings on US exchanges of the public list. What a listing of that list
-- sold is not checked where it states no number of shares.

with

vendor_events as (

    select * from {{ ref('stg_vendor__financing') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

listings as (

    select * from {{ ref('stg_deals__ipos') }}

),

areas as (

    select * from {{ ref('seed_ipo_area') }}

)

select
    vendor_events.data_tier,
    vendor_events.vendor || '|' || vendor_events.event_id as event_id,
    vendor_events.vendor as source,
    vendor_events.type as event_type,
    vendor_events.date as event_date,
    coalesce(companies.name, vendor_events.company_id) as company_name,
    vendor_events.vendor || '|' || vendor_events.company_id as vendor_company_key,
    vendor_events.country as stated_country,
    companies.hq_country as vendor_country,
    companies.type as vendor_type,
    true as is_innovative_drug,
    true as has_terms,
    vendor_events.amount,
    vendor_events.currency,
    vendor_events.round,
    vendor_events.investors,
    vendor_events.venue,
    vendor_events.asof_date as covered_until_date
from vendor_events
inner join in_use
    on in_use.data_tier = vendor_events.data_tier
    and in_use.table_name = 'financing'
    and in_use.vendor = vendor_events.vendor
left join companies
    on companies.data_tier = vendor_events.data_tier
    and companies.vendor = vendor_events.vendor
    and companies.company_id = vendor_events.company_id
union all
select
    listings.data_tier,
    'deals|ipos|' || listings.ipo_key,
    'deals',
    'IPO',
    listings.priced_date,
    coalesce(listings.company_name, listings.ticker),
    cast(null as varchar),
    cast(null as varchar),
    cast(null as varchar),
    'biotech',
    coalesce(areas.is_innovative_drug, true),
    listings.n_shares_offered is not null,
    listings.proceeds_usd,
    'USD',
    cast(null as varchar),
    cast([] as varchar[]),
    'US exchange',
    cast(null as date)
from listings
left join areas on areas.area = listings.area

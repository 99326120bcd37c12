-- Who is party to each deal and purchase that vendors record, under the name in the vendor's own list of companies. A
-- number without a company behind it stands for its own name.

with

deals as (

    select * from {{ ref('stg_vendor__deal') }}

),

purchases as (

    select * from {{ ref('stg_vendor__mna') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

licensors as (

    select
        data_tier,
        vendor,
        vendor || '|deal|' || deal_id as record_id,
        'originator' as side,
        generate_subscripts(licensor_id, 1) as party_no,
        unnest(licensor_id) as vendor_company_id,
        licensor_country
    from deals

),

numbered as (

    select
        data_tier, vendor, record_id, side, party_no, vendor_company_id,
        licensor_country[party_no] as stated_country
    from licensors
    union all
    select data_tier, vendor, vendor || '|deal|' || deal_id, 'acquirer', 1, licensee_id, licensee_country
    from deals
    union all
    select data_tier, vendor, vendor || '|mna|' || deal_id, 'originator', 1, target_id, target_country
    from purchases
    union all
    select data_tier, vendor, vendor || '|mna|' || deal_id, 'acquirer', 1, acquirer_id, cast(null as varchar)
    from purchases

)

select
    numbered.data_tier,
    numbered.record_id,
    numbered.side,
    numbered.party_no,
    coalesce(companies.name, numbered.vendor_company_id) as party_name,
    numbered.stated_country,
    numbered.vendor || '|' || numbered.vendor_company_id as vendor_company_key
from numbered
left join companies
    on companies.data_tier = numbered.data_tier
    and companies.vendor = numbered.vendor
    and companies.company_id = numbered.vendor_company_id

-- Every name of a party, of a company that raises money, of one whose people are looked at, and of a company in a vendor's
-- list: what the company rules must resolve. The type that a vendor states tells companies from universities.

with

parties as (

    select * from {{ ref('int_deal__named_parties') }}

),

financing_records as (

    select * from {{ ref('int_deal__financing_records') }}

),

people as (

    select * from {{ ref('int_talent__people') }}

),

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

mentioned as (

    select data_tier, party_name as company_name, true as is_industry
    from parties
    union all
    select data_tier, company_name, true
    from financing_records
    union all
    select data_tier, company_name, true
    from people
    union all
    select data_tier, name, coalesce(type not in ('academic', 'government'), true)
    from companies

)

select
    data_tier,
    company_name,
    bool_and(is_industry) as is_industry
from mentioned
where company_name is not null
group by data_tier, company_name

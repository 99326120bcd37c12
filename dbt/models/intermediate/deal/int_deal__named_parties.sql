-- Who is party to each deal in use, by the name that its source gives; the first of several on a side stands for them.

with

vendor_parties as (

    select * from {{ ref('int_deal__vendor_parties') }}

),

public_parties as (

    select * from {{ ref('int_deal__public_parties') }}

),

records as (

    select * from {{ ref('int_deal__records') }}

),

parties as (

    select * from vendor_parties
    union all by name
    select *, 1 as party_no
    from public_parties

)

select
    parties.data_tier,
    parties.record_id,
    parties.side,
    cast(parties.party_no as integer) as party_no,
    parties.party_name,
    parties.stated_country,
    parties.vendor_company_key,
    records.announced_date
from parties
inner join records
    on records.data_tier = parties.data_tier
    and records.record_id = parties.record_id
where parties.party_name is not null

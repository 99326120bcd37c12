-- Parties of each deal as companies of the day of the announcement; a deal without a date is read as of today. Where a
-- company and its later owner resolve to one and deal with each other, the one that is bought stands for itself.

with

parties as (

    select * from {{ ref('int_deal__named_parties') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

versions as (

    select * from {{ ref('int_company__company_versions') }}

),

dated as (

    select
        parties.*,
        resolved_names.company_id,
        coalesce(parties.announced_date, date '9999-12-31') as on_date
    from parties
    inner join resolved_names
        on resolved_names.data_tier = parties.data_tier
        and resolved_names.sponsor_name = parties.party_name

),

own_deals as (

    select data_tier, record_id
    from dated
    group by data_tier, record_id
    having count(distinct company_id) = 1 and count(distinct side) = 2

)

select
    dated.data_tier,
    dated.record_id,
    dated.side,
    dated.party_no,
    dated.party_name,
    dated.stated_country,
    dated.vendor_company_key,
    dated.company_id,
    coalesce(versions.parent_company_id, dated.company_id) as group_company_id,
    cast(extract(year from dated.announced_date) as integer) as announced_year,
    own_deals.record_id is not null and dated.side = 'originator' as is_known_by_owner,
    versions.method = 'seed' as is_curated,
    versions.operating_hq_country,
    versions.company_type
from dated
inner join versions
    on versions.data_tier = dated.data_tier
    and versions.company_id = dated.company_id
    and dated.on_date >= versions.valid_from_date
    and dated.on_date <= coalesce(versions.valid_to_date, date '9999-12-31')
left join own_deals
    on own_deals.data_tier = dated.data_tier
    and own_deals.record_id = dated.record_id

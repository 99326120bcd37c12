-- Parties of each deal with seat and type of the day. The seat is the one stated for the deal, else the one of the
-- company's curated history, else of the vendor's list of companies, else what the name and its trials speak for.

with

party_companies as (

    select * from {{ ref('int_deal__party_companies') }}

),

vendor_companies as (

    select
        *,
        vendor || '|' || company_id as vendor_company_key
    from {{ ref('stg_vendor__company') }}

),

name_countries as (

    select * from {{ ref('int_company__name_countries') }}

),

top_multinationals as (

    select * from {{ ref('int_deal__top_multinationals') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

located as (

    select
        party_companies.*,
        vendor_companies.focus_ta,
        case
            when vendor_companies.type is not null then vendor_companies.type
            when not party_companies.is_known_by_owner then party_companies.company_type
        end as type_on_day,
        case
            when party_companies.stated_country is not null then 'stated'
            when party_companies.is_curated
                and party_companies.operating_hq_country is not null
                and not party_companies.is_known_by_owner then 'company_history'
            when vendor_companies.hq_country is not null then 'vendor_company'
            when name_countries.country_code is not null then 'name'
        end as country_basis,
        vendor_companies.hq_country as vendor_country,
        name_countries.country_code as name_country
    from party_companies
    left join vendor_companies
        on vendor_companies.data_tier = party_companies.data_tier
        and vendor_companies.vendor_company_key = party_companies.vendor_company_key
    left join name_countries
        on name_countries.data_tier = party_companies.data_tier
        and name_countries.sponsor_name = party_companies.party_name

),

with_country as (

    select
        *,
        case country_basis
            when 'stated' then stated_country
            when 'company_history' then operating_hq_country
            when 'vendor_company' then vendor_country
            when 'name' then name_country
        end as country_code
    from located

)

select
    with_country.data_tier,
    with_country.record_id,
    with_country.side,
    with_country.party_no,
    with_country.party_name,
    with_country.company_id,
    with_country.country_code,
    with_country.country_basis,
    {{ china_scope_group("coalesce(countries.origin_group, 'UNK')") }} as hq_group,
    with_country.type_on_day as company_type,
    with_country.focus_ta,
    top_multinationals.company_id is not null as is_top20_mnc
from with_country
left join countries on countries.country_code = with_country.country_code
left join top_multinationals
    on top_multinationals.data_tier = with_country.data_tier
    and top_multinationals.year = with_country.announced_year
    and top_multinationals.company_id = with_country.group_company_id

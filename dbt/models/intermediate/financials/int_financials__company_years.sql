-- Where a reporting company was run from at the end of each year, of which type it was, and whether it was owned. The
-- curated seed comes first, then what the vendor in use says, then the company rules; for a seat that these leave open
-- the address in filings, and for filers of the domestic yearly report without any address the US.

with

reporting_years as (

    select * from {{ ref('int_financials__reporting_years') }}

),

versions as (

    select * from {{ ref('int_company__company_versions') }}

),

vendors_in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

vendor_companies as (

    select * from {{ ref('stg_vendor__company') }}

),

filers as (

    select * from {{ ref('int_financials__filers') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

facts as (

    select * from {{ ref('stg_sec_edgar__company_facts') }}

),

vendor_statements as (

    select
        vendor_companies.data_tier,
        resolved_names.company_id,
        min(countries.origin_group) as country,
        min(vendor_companies.type) as company_type
    from vendor_companies
    inner join vendors_in_use
        on vendors_in_use.data_tier = vendor_companies.data_tier
        and vendors_in_use.table_name = 'company'
        and vendors_in_use.vendor = vendor_companies.vendor
    inner join resolved_names
        on resolved_names.data_tier = vendor_companies.data_tier
        and resolved_names.sponsor_name = vendor_companies.name
    left join countries on countries.country_code = vendor_companies.hq_country
    group by vendor_companies.data_tier, resolved_names.company_id

),

domestic_filers as (

    select distinct data_tier, cik
    from facts
    where form = '10-K'

),

filed_seats as (

    select
        filers.data_tier,
        resolved_names.company_id,
        coalesce(
            max(countries.origin_group), case when count(domestic_filers.cik) > 0 then 'US' end
        ) as country
    from filers
    inner join resolved_names
        on resolved_names.data_tier = filers.data_tier
        and resolved_names.sponsor_name = filers.company_name
    left join countries on countries.country_code = filers.seat_country
    left join domestic_filers
        on domestic_filers.data_tier = filers.data_tier
        and domestic_filers.cik = filers.cik
    group by filers.data_tier, resolved_names.company_id

)

select
    reporting_years.data_tier,
    reporting_years.company_id,
    versions.company_name,
    reporting_years.year,
    {{ china_scope_group("coalesce(
        case when versions.method = 'seed' then versions.hq_group end,
        vendor_statements.country, nullif(versions.hq_group, 'UNK'), filed_seats.country, 'UNK'
    )") }} as country,
    case when versions.method = 'seed' then versions.company_type else vendor_statements.company_type end
        as company_type,
    versions.parent_company_id is not null as is_owned
from reporting_years
inner join versions
    on versions.data_tier = reporting_years.data_tier
    and versions.company_id = reporting_years.company_id
    and reporting_years.as_of_on
        between versions.valid_from_date and coalesce(versions.valid_to_date, date '9999-12-31')
left join vendor_statements
    on vendor_statements.data_tier = reporting_years.data_tier
    and vendor_statements.company_id = reporting_years.company_id
left join filed_seats
    on filed_seats.data_tier = reporting_years.data_tier
    and filed_seats.company_id = reporting_years.company_id

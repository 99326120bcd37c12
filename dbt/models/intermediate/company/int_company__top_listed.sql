-- The sample of exhibit 9c: the largest listed drug companies of China by market capitalisation. By the values that the
-- vendor in use states for one day, the last one up to the exhibit's date; in tiers without such values the curated list.
-- The day stays the same in a build as of an earlier date: the sample is applied backwards.
{%- set sample_day -%}
    (select as_of_on from {{ ref('seed_exhibit_asof') }} where exhibit_id = '09c')
{%- endset %}

with

vendor_companies as (

    select * from {{ ref('stg_vendor__company') }}

),

vendors_in_use as (

    select * from {{ ref('int_vendor__in_use') }}
    where table_name = 'company'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

curated as (

    select * from {{ ref('seed_top_listed_company') }}

),

valued as (

    -- a company listed twice counts with its higher value
    select
        vendor_companies.data_tier,
        resolved_names.company_id,
        vendor_companies.market_cap_date as valued_on,
        max(vendor_companies.market_cap) as market_cap_usd,
        arg_max(vendor_companies.name, vendor_companies.market_cap) as company_name
    from vendor_companies
    inner join vendors_in_use
        on vendors_in_use.data_tier = vendor_companies.data_tier
        and vendors_in_use.vendor = vendor_companies.vendor
    inner join resolved_names
        on resolved_names.data_tier = vendor_companies.data_tier
        and resolved_names.sponsor_name = vendor_companies.name
    inner join countries on countries.country_code = vendor_companies.hq_country
    where vendor_companies.market_cap is not null
      and vendor_companies.market_cap_date <= {{ sample_day }}
      and vendor_companies.type in ('big_pharma', 'biopharma', 'biotech')
      and {{ china_scope_group('countries.origin_group') }} = 'CN'
    group by vendor_companies.data_tier, resolved_names.company_id, vendor_companies.market_cap_date

),

of_last_day as (

    select *
    from valued
    qualify rank() over (partition by data_tier order by valued_on desc) = 1

),

largest as (

    select *
    from of_last_day
    qualify row_number() over (
        partition by data_tier order by market_cap_usd desc, company_name
    ) <= {{ var('n_top_listed') }}

)

select
    data_tier,
    company_id,
    company_name,
    valued_on,
    market_cap_usd,
    'vendor' as method
from largest
union all
select
    tiers.data_tier,
    curated.company_id,
    curated.company_name,
    curated.ranked_on,
    cast(null as double),
    'curated'
from (select distinct data_tier from companies) as tiers
cross join curated
where tiers.data_tier not in (select data_tier from largest)

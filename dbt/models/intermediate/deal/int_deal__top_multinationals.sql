-- The twenty largest multinationals of each year: as the vendor in use lists them, for years that it does not list as
-- the seed does.

with

companies as (

    select * from {{ ref('stg_vendor__company') }}

),

in_use as (

    select * from {{ ref('int_vendor__in_use') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

seeded as (

    select * from {{ ref('seed_top20_mnc') }}

),

listed_by_vendor as (

    select
        companies.data_tier,
        companies.name,
        cast(unnest(companies.is_top20_mnc_years) as integer) as year
    from companies
    inner join in_use
        on in_use.data_tier = companies.data_tier
        and in_use.table_name = 'company'
        and in_use.vendor = companies.vendor

),

years_by_vendor as (

    select distinct data_tier, year
    from listed_by_vendor

),

tiers as (

    select distinct data_tier
    from resolved_names

)

select distinct
    listed_by_vendor.data_tier,
    listed_by_vendor.year,
    resolved_names.company_id,
    'vendor' as basis
from listed_by_vendor
inner join resolved_names
    on resolved_names.data_tier = listed_by_vendor.data_tier
    and resolved_names.sponsor_name = listed_by_vendor.name
union all
select
    tiers.data_tier,
    seeded.year,
    seeded.company_id,
    'seed'
from seeded
cross join tiers
left join years_by_vendor
    on years_by_vendor.data_tier = tiers.data_tier
    and years_by_vendor.year = seeded.year
where years_by_vendor.year is null

-- Companies as they are today, or at the date of the build.

with

company_versions as (

    select * from {{ ref('int_company__company_versions') }}

),

seed_companies as (

    select distinct company_id, is_top20_mnc from {{ ref('seed_company') }}

),

latest as (

    -- a company bought after that date stands for itself
    select *
    from company_versions
    where valid_from_date <= {% if var('as_of') %}date '{{ var("as_of") }}'{% else %}date '9999-12-31'{% endif %}
    qualify row_number() over (partition by data_tier, company_id order by valid_from_date desc) = 1

)

select
    latest.data_tier,
    latest.company_id,
    latest.company_name,
    latest.operating_hq_country,
    latest.hq_group,
    latest.company_type,
    latest.parent_company_id,
    coalesce(seed_companies.is_top20_mnc, false) as is_top20_mnc,
    latest.method,
    latest.confidence
from latest
left join seed_companies on seed_companies.company_id = latest.company_id

-- The country that a company counts for, by period: its own headquarters, or those of the head of its group while it is
-- owned. What a company originated before it was bought or moved stays where it was made.

with

company_versions as (

    select * from {{ ref('int_company__company_versions') }}

),

listed_versions as (

    select * from {{ ref('int_company__listed_versions') }}

)

select
    versions.data_tier,
    versions.company_id,
    greatest(versions.valid_from_date, coalesce(heads.valid_from_date, versions.valid_from_date)) as valid_from_date,
    least(
        coalesce(versions.valid_to_date, date '9999-12-31'), coalesce(heads.valid_to_date, date '9999-12-31')
    ) as valid_to_date,
    coalesce(heads.operating_hq_country, versions.operating_hq_country) as seat_country
from company_versions as versions
left join listed_versions as heads
    on heads.company_id = versions.parent_company_id
    and heads.valid_from_date <= coalesce(versions.valid_to_date, date '9999-12-31')
    and coalesce(heads.valid_to_date, date '9999-12-31') >= versions.valid_from_date

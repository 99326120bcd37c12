-- Seat and type of each company over time: BeiGene is a China company until it moved, its older trials stay so.

with

versions as (

    select * from {{ ref('int_company__company_versions') }}

)

select
    data_tier,
    company_id,
    valid_from_date,
    valid_to_date,
    operating_hq_country,
    hq_group,
    company_type,
    parent_company_id
from versions

-- Organisations that sponsor trials, hold approvals or originated molecules.

with

companies as (

    select * from {{ ref('int_company__companies') }}

)

select
    data_tier,
    company_id,
    company_name,
    operating_hq_country,
    hq_group,
    company_type,
    parent_company_id,
    method,
    confidence
from companies

-- Names of organisations that filings, deals and vendors' lists bring in, with the registry's class for companies.

with

filers as (

    select * from {{ ref('int_financials__filers') }}

),

deal_names as (

    select * from {{ ref('int_deal__company_names') }}

),

mentioned as (

    select data_tier, company_name, 'INDUSTRY' as sponsor_class
    from filers
    union all
    select data_tier, company_name, case when is_industry then 'INDUSTRY' end
    from deal_names

)

select
    data_tier,
    company_name,
    max(sponsor_class) as sponsor_class
from mentioned
group by data_tier, company_name

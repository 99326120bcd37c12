-- Every value that was filed or delivered for a company, period and concept, also those that a later filing replaced.

with

company_values as (

    select * from {{ ref('int_financials__values') }}

)

select
    data_tier,
    value_key,
    company_id,
    fiscal_period,
    concept,
    source,
    value,
    currency,
    period_start,
    period_end,
    tag,
    accn,
    filed_on,
    is_latest
from company_values

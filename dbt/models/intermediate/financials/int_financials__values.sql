-- Every value of a company, period, concept and source, the one that counts marked: of the preferred tag, the latest
-- filing, and where several filers are one company that of the larger.

with

every_value as (

    select * from {{ ref('int_financials__filed_values') }}
    union all
    select * from {{ ref('int_financials__vendor_values') }}

),

with_size as (

    select
        *,
        max(value) over (partition by data_tier, company_id, concept, source, reporter) as reporter_size
    from every_value

)

select
    data_tier,
    company_id,
    fiscal_period,
    concept,
    source,
    value_key,
    value,
    currency,
    period_start,
    period_end,
    is_estimated,
    accn,
    filed_on,
    tag,
    row_number() over (
        partition by data_tier, company_id, fiscal_period, concept, source
        order by reporter_size desc, precedence, filed_on desc nulls last, period_end desc, value_key
    ) = 1 as is_latest,
    count(*) over (partition by data_tier, company_id, fiscal_period, concept, source) as n_values
from with_size

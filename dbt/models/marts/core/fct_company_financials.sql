-- Figures of companies, one per company, period, concept and source, in their currency and in US dollars.

with

company_values as (

    select
        *,
        cast(left(fiscal_period, 4) as integer) as fiscal_year,
        case when length(fiscal_period) = 4 then 'Y' else substr(fiscal_period, 5, 1) end as period_kind
    from {{ ref('int_financials__values') }}
    where is_latest

),

yearly_rates as (

    select * from {{ ref('int_money__fx_year') }}

),

previous_years as (

    select data_tier, company_id, concept, source, period_kind, fiscal_year + 1 as following_year, value
    from company_values
    where period_kind = 'Y'

),

quarters as (

    select
        data_tier,
        company_id,
        concept,
        source,
        fiscal_year,
        'Y' as period_kind,
        sum(value) as value
    from company_values
    where period_kind = 'Q'
    group by data_tier, company_id, concept, source, fiscal_year
    having count(*) = 4

)

select
    company_values.data_tier,
    company_values.company_id,
    company_values.fiscal_period,
    company_values.concept,
    company_values.source,
    company_values.value,
    company_values.currency,
    {{ amount_usd('company_values.value', 'company_values.currency', 'yearly_rates') }} as value_usd,
    coalesce(yearly_rates.is_fallback and company_values.currency <> 'USD', false) as has_fallback_rate,
    company_values.period_start,
    company_values.period_end,
    company_values.is_estimated,
    company_values.tag,
    company_values.accn,
    company_values.filed_on,
    company_values.n_values,
    company_values.value / nullif(previous_years.value, 0) as ratio_to_previous_year,
    quarters.value / nullif(company_values.value, 0) as ratio_of_quarters
from company_values
left join yearly_rates
    on yearly_rates.data_tier = company_values.data_tier
    and yearly_rates.currency = company_values.currency
    and yearly_rates.year = company_values.fiscal_year
left join previous_years
    on previous_years.period_kind = company_values.period_kind
    and previous_years.following_year = company_values.fiscal_year
    and previous_years.data_tier = company_values.data_tier
    and previous_years.company_id = company_values.company_id
    and previous_years.concept = company_values.concept
    and previous_years.source = company_values.source
left join quarters
    on quarters.period_kind = company_values.period_kind
    and quarters.fiscal_year = company_values.fiscal_year
    and quarters.data_tier = company_values.data_tier
    and quarters.company_id = company_values.company_id
    and quarters.concept = company_values.concept
    and quarters.source = company_values.source

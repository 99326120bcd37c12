-- Exhibit 16a: revenue and R&D of the largest drug companies of China and the US, by year and type.
{%- set averages = {'us_to_china_ratio': 'rd_budget_usd_bn_sum', 'us_to_china_revenue_ratio': 'revenue_usd_bn_sum'} %}

with

figures as (

    select * from {{ ref('fct_company_financials') }}
    where length(fiscal_period) = 4
      and concept in ('revenue', 'rd_expense', 'rd_capitalised')

),

company_years as (

    select * from {{ ref('int_financials__company_years') }}

),

by_source as (

    select
        data_tier,
        company_id,
        cast(fiscal_period as integer) as year,
        source,
        max(case when concept = 'revenue' then value_usd end) as revenue_usd,
        -- what was put on the balance sheet is R&D like any other
        max(case when concept = 'rd_expense' then value_usd end)
            + coalesce(max(case when concept = 'rd_capitalised' then value_usd end), 0) as rd_usd
    from figures
    group by data_tier, company_id, fiscal_period, source

),

one_source as (

    -- a company's figures of a year come from one source: a vendor's before filings
    select *
    from by_source
    where rd_usd is not null
      and year >= {{ var('first_exhibit_year') }}
      and make_date(year, 12, 31) <= {{ asof('16a') }}
    qualify row_number() over (
        partition by data_tier, company_id, year order by source = 'sec_edgar', source
    ) = 1

),

placed as (

    -- the accounts of a company that is owned stand in its owner's
    select
        one_source.*,
        company_years.country,
        coalesce(
            company_years.company_type,
            case
                when one_source.revenue_usd >= {{ var('commercial_min_revenue_usd') }} then 'biopharma'
                else 'biotech'
            end
        ) as company_type,
        company_years.company_type is null as is_typed_by_rule
    from one_source
    inner join company_years
        on company_years.data_tier = one_source.data_tier
        and company_years.company_id = one_source.company_id
        and company_years.year = one_source.year
    where not company_years.is_owned

),

ranked as (

    select
        *,
        row_number() over (
            partition by data_tier, year, country, company_type
            order by coalesce(revenue_usd, 0) desc, rd_usd desc, company_id
        ) as place,
        count(*) over (partition by data_tier, year, country, company_type) as n_candidates
    from placed
    where country in ('CN', 'US')
      and company_type in ('big_pharma', 'biopharma', 'biotech')

),

summed as (

    select
        data_tier,
        year,
        country,
        company_type,
        count(*) as n_companies,
        max(n_candidates) as n_candidates,
        count(*) filter (where coalesce(revenue_usd, 0) < rd_usd) as n_rd_above_revenue,
        count(*) filter (where is_typed_by_rule) as n_typed_by_rule,
        sum(coalesce(revenue_usd, 0)) / 1e9 as revenue_usd_bn_sum,
        sum(rd_usd) / 1e9 as rd_budget_usd_bn_sum
    from ranked
    where place <= {{ var('n_top_companies') }}
    group by data_tier, year, country, company_type

)

select
    {{ exhibit_columns('16a', 'summed') }},
    summed.year,
    summed.country,
    summed.company_type,
    summed.n_companies,
    n_candidates,
    n_rd_above_revenue,
    n_typed_by_rule,
    revenue_usd_bn_sum,
    revenue_usd_bn_sum / n_companies as revenue_usd_bn_avg,
    rd_budget_usd_bn_sum / nullif(revenue_usd_bn_sum, 0) as rd_ratio,
    rd_budget_usd_bn_sum,
    rd_budget_usd_bn_sum / n_companies as rd_budget_usd_bn_avg,
    {% for ratio, total in averages.items() %}
    max(case when country = 'US' then {{ total }} / n_companies end) over same_type
        / nullif(max(case when country = 'CN' then {{ total }} / n_companies end) over same_type, 0) as {{ ratio }}
        {{- ',' if not loop.last }}
    {% endfor %}
from summed
window same_type as (partition by data_tier, year, company_type)

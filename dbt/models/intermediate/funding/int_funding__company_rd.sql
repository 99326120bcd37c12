-- R&D of large drug companies by seat and year: smaller ones spend the money of investors, which has lines of its own. A
-- year whose accounts were not out on the exhibit's date is carried forward from the halves:
-- h1 + (last year − last h1) × (h1 / last h1), in the currency of the accounts.

with

company_values as (

    select * from {{ ref('int_financials__values') }}
    where is_latest

),

company_years as (

    select * from {{ ref('int_financials__company_years') }}

),

rates as (

    select * from {{ ref('int_money__fx_year') }}

),

known as (

    -- not the date of the filing: the latest one restates years that were known long before
    select *
    from company_values
    where cast(period_end + interval '{{ var("accounts_known_after_days") }}' day as date) <= {{ asof('15') }}

),

halves as (

    -- what was put on the balance sheet is R&D like any other
    select
        data_tier,
        company_id,
        source,
        cast(left(fiscal_period, 4) as integer) as year,
        max(currency) as currency,
        sum(value) filter (length(fiscal_period) = 4 and concept in ('rd_expense', 'rd_capitalised')) as rd_year,
        sum(value) filter (fiscal_period like '%H1' and concept in ('rd_expense', 'rd_capitalised')) as rd_h1,
        max(value) filter (length(fiscal_period) = 4 and concept = 'revenue') as revenue
    from known
    where length(fiscal_period) = 4 or fiscal_period like '%H1'
    group by data_tier, company_id, source, cast(left(fiscal_period, 4) as integer)

),

carried as (

    select
        halves.*,
        coalesce(
            halves.rd_year,
            halves.rd_h1 + (previous.rd_year - previous.rd_h1) * (halves.rd_h1 / nullif(previous.rd_h1, 0))
        ) as rd,
        coalesce(halves.revenue, previous.revenue) as last_revenue
    from halves
    left join halves as previous
        on previous.data_tier = halves.data_tier
        and previous.company_id = halves.company_id
        and previous.source = halves.source
        and previous.year = halves.year - 1

),

placed as (

    -- one source per company and year, a vendor's before filings; the place is that of the last accounts
    select
        carried.*,
        company_years.country,
        company_years.is_owned,
        carried.rd * case when carried.currency = 'USD' then 1 else rates.usd_per_unit end as rd_usd,
        coalesce(
            company_years.company_type,
            case
                when carried.last_revenue * case when carried.currency = 'USD' then 1 else rates.usd_per_unit end
                    >= {{ var('commercial_min_revenue_usd') }} then 'biopharma'
            end
        ) as company_type
    from carried
    inner join company_years
        on company_years.data_tier = carried.data_tier
        and company_years.company_id = carried.company_id
        and company_years.year <= carried.year
    left join rates
        on rates.data_tier = carried.data_tier
        and rates.currency = carried.currency
        and rates.year = carried.year
    where carried.rd is not null
    qualify row_number() over (
        partition by carried.data_tier, carried.company_id, carried.year
        order by carried.source = 'sec_edgar', carried.source, company_years.year desc
    ) = 1

)

select
    data_tier,
    country,
    year,
    'pharma' as source_type,
    'company_rd_' || source as line_id,
    sum(rd_usd) / 1e9 as low,
    sum(rd_usd) / 1e9 as mid,
    sum(rd_usd) / 1e9 as high,
    case source when 'sec_edgar' then 'gt' else 'approx' end as bound_op,
    case when bool_and(rd_year is not null) then 'actual' else 'extrapolated' end as basis,
    'accounts of ' || count(*) || ' companies, ' || source as citation
from placed
where company_type in ('big_pharma', 'biopharma')
  and country in ('CN', 'US')
  and not is_owned
  and rd_usd is not null
group by data_tier, country, year, source

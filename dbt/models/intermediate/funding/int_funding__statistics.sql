-- Lines copied from reports in US dollars, at the average rate of their year, and gross expenditure on R&D, which is of
-- the whole economy and therefore never counted as money for innovative drugs.

with

published_lines as (

    select * from {{ ref('stg_rd_statistics__funding_lines') }}

),

gerd as (

    select * from {{ ref('stg_unesco_gerd__gerd') }}

),

rates as (

    select * from {{ ref('int_money__fx_year') }}

),

indicators as (

    select * from {{ ref('seed_gerd_indicator') }}

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

in_dollars as (

    select
        published_lines.*,
        case
            when published_lines.currency = 'USD' then 1
            else rates.usd_per_unit
        end / 1000 as usd_bn_per_mn
    from published_lines
    left join rates
        on rates.data_tier = published_lines.data_tier
        and rates.currency = published_lines.currency
        and rates.year = published_lines.year

)

select
    data_tier,
    country,
    year,
    source_type,
    line_id,
    low_mn * usd_bn_per_mn as low,
    mid_mn * usd_bn_per_mn as mid,
    high_mn * usd_bn_per_mn as high,
    coalesce(bound_op, case when low_mn < high_mn then 'range' else 'approx' end) as bound_op,
    'USD bn' as unit,
    basis,
    coalesce(is_innovative_drug, false) as is_innovative_drug,
    coalesce(is_nascent, false) as is_nascent,
    coalesce(is_nascent, false) or (
        coalesce(is_innovative_drug, false)
        and usd_bn_per_mn is not null
        and coalesce(low_mn, mid_mn, high_mn) is not null
    ) as is_counted,
    citation
from in_dollars
where year is not null
union all
select
    gerd.data_tier,
    country_names.country_code,
    gerd.year,
    indicators.source_type,
    'gerd_all_sciences' as line_id,
    gerd.amount_ppp_usd_thousand / 1e6,
    gerd.amount_ppp_usd_thousand / 1e6,
    gerd.amount_ppp_usd_thousand / 1e6,
    'approx',
    'PPP USD bn',
    'actual',
    false,
    false,
    false,
    'UNESCO Institute for Statistics, ' || gerd.indicator_code
from gerd
inner join indicators
    on indicators.indicator_code = gerd.indicator_code
inner join country_names
    on country_names.country_name_lower = lower(gerd.country_text)
where gerd.amount_ppp_usd_thousand is not null

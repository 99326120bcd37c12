-- Exchange rates that amounts are converted with, under the tier they were landed in: each published day, and the
-- average of each year. The rounded averages that stand in where no rates are landed were written down by people.

with

daily_rates as (

    select * from {{ ref('int_money__fx') }}

),

yearly_rates as (

    select * from {{ ref('int_money__fx_year') }}

),

tiers as (

    select * from {{ ref('seed_rate_tier') }}

),

averages as (

    select * from {{ ref('seed_fx_year_fallback') }}

),

landed_tiers as (

    select distinct rates_tier from tiers

)

select
    daily_rates.data_tier,
    daily_rates.rate_date,
    daily_rates.currency,
    'spot' as rate_type,
    daily_rates.usd_per_unit,
    false as is_fallback
from daily_rates
inner join landed_tiers on landed_tiers.rates_tier = daily_rates.data_tier
where daily_rates.published_on = daily_rates.rate_date
union all
select
    yearly_rates.data_tier,
    make_date(yearly_rates.year, 12, 31) as rate_date,
    yearly_rates.currency,
    'avg_year' as rate_type,
    yearly_rates.usd_per_unit,
    false as is_fallback
from yearly_rates
inner join landed_tiers on landed_tiers.rates_tier = yearly_rates.data_tier
where not yearly_rates.is_fallback
union all
select
    'curated' as data_tier,
    make_date(averages.year, 12, 31) as rate_date,
    averages.currency,
    'avg_year' as rate_type,
    1 / averages.units_per_usd as usd_per_unit,
    true as is_fallback
from averages

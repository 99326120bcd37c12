-- US dollars per unit of a currency on the days for which the European Central Bank published rates: the euro's rates
-- crossed with its dollar rate, under every tier whose amounts they convert.

with

euro_rates as (

    select * from {{ ref('stg_ecb_rates__daily_rates') }}

),

tiers as (

    select * from {{ ref('seed_rate_tier') }}

),

currencies as (

    select * from {{ ref('seed_currency') }}

),

dollar_rates as (

    select data_tier, rate_date, units_per_eur as usd_per_eur
    from euro_rates
    where currency = 'USD' and units_per_eur > 0

),

units_per_euro as (

    select data_tier, currency, rate_date, units_per_eur
    from euro_rates
    where units_per_eur > 0
    union all
    select data_tier, 'EUR' as currency, rate_date, 1 as units_per_eur
    from dollar_rates

)

select
    tiers.data_tier,
    units_per_euro.currency,
    units_per_euro.rate_date,
    dollar_rates.usd_per_eur / units_per_euro.units_per_eur as usd_per_unit
from units_per_euro
inner join dollar_rates
    on dollar_rates.data_tier = units_per_euro.data_tier
    and dollar_rates.rate_date = units_per_euro.rate_date
inner join currencies on currencies.currency = units_per_euro.currency
inner join tiers on tiers.rates_tier = units_per_euro.data_tier
where extract(year from units_per_euro.rate_date) >= {{ var('first_rate_year') }}

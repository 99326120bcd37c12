-- Yearly average rates for the tiers for which no exchange rates are landed.

with

published as (

    select distinct data_tier from {{ ref('int_money__published_rates') }}

),

tiers as (

    select * from {{ ref('seed_rate_tier') }}

),

averages as (

    select * from {{ ref('seed_fx_year_fallback') }}

),

with_dollar as (

    select currency, year, 1 / units_per_usd as usd_per_unit
    from averages
    union all
    select distinct 'USD' as currency, year, 1 as usd_per_unit
    from averages

)

select
    tiers.data_tier,
    with_dollar.currency,
    with_dollar.year,
    with_dollar.usd_per_unit
from with_dollar
cross join tiers
left join published on published.data_tier = tiers.data_tier
where published.data_tier is null

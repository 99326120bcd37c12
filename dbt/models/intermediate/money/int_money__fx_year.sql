-- US dollars per unit of a currency on average of a calendar year: the mean of the year's published rates, and where no
-- rates are landed a rounded average.

with

published as (

    select * from {{ ref('int_money__published_rates') }}

),

fallback as (

    select * from {{ ref('int_money__fallback_rates') }}

),

averages as (

    select
        data_tier,
        currency,
        cast(extract(year from rate_date) as integer) as year,
        avg(usd_per_unit) as usd_per_unit,
        count(*) as n_days
    from published
    group by data_tier, currency, cast(extract(year from rate_date) as integer)

)

select data_tier, currency, year, usd_per_unit, n_days, false as is_fallback
from averages
union all
select data_tier, currency, year, usd_per_unit, cast(null as bigint) as n_days, true as is_fallback
from fallback

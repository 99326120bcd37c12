-- US dollars per unit of a currency on every calendar day: the published rate, on days without one the last before it
-- that is at most a week old, and where no rates are landed the average of the year.

with

published as (

    select * from {{ ref('int_money__published_rates') }}

),

fallback as (

    select * from {{ ref('int_money__fallback_rates') }}

),

with_next as (

    select
        data_tier,
        currency,
        rate_date,
        usd_per_unit,
        lead(rate_date) over (partition by data_tier, currency order by rate_date) as next_rate_date
    from published

),

with_end as (

    select
        *,
        least(
            cast(rate_date + interval '7' day as date),
            coalesce(cast(next_rate_date - interval '1' day as date), date '9999-12-31')
        ) as last_valid_date
    from with_next

),

by_day as (

    select
        data_tier,
        currency,
        cast(unnest(generate_series(rate_date, last_valid_date, interval '1' day)) as date) as rate_date,
        usd_per_unit,
        rate_date as published_on,
        false as is_fallback
    from with_end

),

fallback_by_day as (

    select
        data_tier,
        currency,
        cast(
            unnest(generate_series(make_date(year, 1, 1), make_date(year, 12, 31), interval '1' day)) as date
        ) as rate_date,
        usd_per_unit,
        cast(null as date) as published_on,
        true as is_fallback
    from fallback

)

select data_tier, currency, rate_date, usd_per_unit, published_on, is_fallback
from by_day
union all
select data_tier, currency, rate_date, usd_per_unit, published_on, is_fallback
from fallback_by_day

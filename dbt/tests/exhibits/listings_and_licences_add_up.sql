-- Exhibit 17: listings and licences together are the sum of the two, in each year and over the period.

with

figures as (

    select data_tier, exit_year, country, exit_type, n_events, value_usd_bn
    from {{ ref('mart_exhibit_17_exits') }}
    union all
    select data_tier, null, country, exit_type, n_events, value_usd_bn
    from {{ ref('mart_exhibit_17_exits_summary') }}

)

select
    data_tier,
    exit_year,
    country
from figures
where exit_type in ('ipo', 'licensing', 'ipo_plus_licensing')
group by data_tier, exit_year, country
having count(*) = 3
   and (
       sum(case exit_type when 'ipo_plus_licensing' then -n_events else n_events end) <> 0
       or abs(sum(coalesce(case exit_type when 'ipo_plus_licensing' then -value_usd_bn else value_usd_bn end, 0))) > 1e-9
   )

-- Exhibit 17: exits of the whole period by country and kind. Listings and licences are added only where both are loaded;
-- the years say what each kind covers.

with

by_year as (

    select * from {{ ref('mart_exhibit_17_exits') }}

),

kinds as (

    select
        data_tier,
        country,
        exit_type,
        min(exit_year) as first_covered_year,
        max(exit_year) as last_covered_year,
        cast(sum(n_events) as bigint) as n_events,
        cast(sum(n_without_value) as bigint) as n_without_value,
        cast(sum(n_with_value) as bigint) as n_with_value,
        sum(value_usd_bn) as value_usd_bn
    from by_year
    where exit_type <> 'ipo_plus_licensing'
    group by data_tier, country, exit_type

),

together as (

    select
        data_tier,
        country,
        'ipo_plus_licensing' as exit_type,
        max(first_covered_year) as first_covered_year,
        min(last_covered_year) as last_covered_year,
        cast(sum(n_events) as bigint) as n_events,
        cast(sum(n_without_value) as bigint) as n_without_value,
        cast(sum(n_with_value) as bigint) as n_with_value,
        sum(value_usd_bn) as value_usd_bn
    from kinds
    where exit_type in ('ipo', 'licensing')
    group by data_tier, country
    having count(*) = 2

),

summary as (

    select * from kinds
    union all
    select * from together

)

select
    {{ exhibit_columns('17', 'summary') }},
    summary.country,
    summary.exit_type,
    summary.first_covered_year,
    summary.last_covered_year,
    summary.n_events,
    summary.n_without_value,
    summary.n_with_value,
    case when summary.n_events = 0 or summary.n_with_value > 0 then summary.value_usd_bn end as value_usd_bn,
    summary.value_usd_bn / nullif(summary.n_with_value, 0) as avg_size_usd_bn,
    coalesce(sum(summary.n_events) filter (where summary.country = 'UNK') over same_kind, 0)
        / nullif(sum(summary.n_events) over same_kind, 0) as share_origin_unknown
from summary
window same_kind as (partition by summary.data_tier, summary.exit_type)

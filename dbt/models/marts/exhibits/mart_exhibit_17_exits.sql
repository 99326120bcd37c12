-- Exhibit 17: exits of biotechs by year, country and kind. A kind has rows only for the years that its list covers, so
-- that a list which is not loaded reads as missing and not as zero.

with

exits as (

    select * from {{ ref('int_deal__exits') }}
    where exit_date <= {{ asof('17') }}
      and exit_year between {{ var('exits_first_year') }} and {{ var('exits_last_year') }}

),

covered_years as (

    select
        data_tier,
        exit_type,
        unnest(generate_series(min(exit_year), max(exit_year))) as exit_year
    from exits
    group by data_tier, exit_type

),

countries as (

    -- China and the US are shown even where they have no exit
    select data_tier, origin_group
    from exits
    where is_counted
    union
    select data_tier, unnest(['CN', 'US'])
    from exits

),

valued as (

    -- a licence without a disclosed upfront is no event of the exhibit
    select
        *,
        exit_type <> 'licensing' or value_usd is not null as is_event
    from exits
    where is_counted

),

by_kind as (

    select
        covered_years.data_tier,
        cast(covered_years.exit_year as integer) as exit_year,
        countries.origin_group,
        covered_years.exit_type,
        count(valued.exit_id) filter (where valued.is_event) as n_events,
        count(valued.exit_id) filter (where valued.value_usd is null) as n_without_value,
        count(valued.value_usd) as n_with_value,
        case when count(valued.exit_id) filter (where valued.is_event) = 0 then 0 else sum(valued.value_usd) end
            as value_usd
    from covered_years
    inner join countries on countries.data_tier = covered_years.data_tier
    left join valued
        on valued.data_tier = covered_years.data_tier
        and valued.exit_type = covered_years.exit_type
        and valued.exit_year = covered_years.exit_year
        and valued.origin_group = countries.origin_group
    group by covered_years.data_tier, covered_years.exit_year, countries.origin_group, covered_years.exit_type

),

together as (

    -- only where both kinds are covered
    select
        data_tier,
        exit_year,
        origin_group,
        'ipo_plus_licensing' as exit_type,
        cast(sum(n_events) as bigint) as n_events,
        cast(sum(n_without_value) as bigint) as n_without_value,
        cast(sum(n_with_value) as bigint) as n_with_value,
        sum(value_usd) as value_usd
    from by_kind
    where exit_type in ('ipo', 'licensing')
    group by data_tier, exit_year, origin_group
    having count(*) = 2

),

series as (

    select * from by_kind
    union all
    select * from together

)

select
    {{ exhibit_columns('17', 'series') }},
    series.exit_year,
    series.origin_group as country,
    series.exit_type,
    series.n_events,
    series.n_without_value,
    series.n_with_value,
    series.value_usd / 1e9 as value_usd_bn,
    series.value_usd / nullif(series.n_with_value, 0) / 1e9 as avg_size_usd_bn
from series

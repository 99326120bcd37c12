-- Exhibit 11: potential first-in-class molecules by the year they entered the clinic, their origin and what was new.

with

novelty as (

    select * from {{ ref('int_asset__novelty') }}
    where entry_date <= {{ asof('11') }}

),

leaders as (

    select * from {{ ref('int_asset__current_leaders') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

trials as (

    select * from {{ ref('dim_trial') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

novelty_classes as (

    select value as novelty_class
    from {{ ref('seed_taxonomy') }}
    where dimension = 'fic_novelty_class'

),

firsts as (

    select
        novelty.data_tier,
        novelty.asset_id,
        origins.origin_group,
        novelty.novelty_class,
        cast(extract(year from novelty.entry_date) as integer) as entry_year,
        novelty.is_fic_at_entry,
        leaders.asset_id is not null as is_fic_current,
        novelty.is_tied
    from novelty
    inner join origins
        on origins.data_tier = novelty.data_tier
        and origins.asset_id = novelty.asset_id
    left join leaders
        on leaders.data_tier = novelty.data_tier
        and leaders.asset_id = novelty.asset_id

),

counted as (

    select
        data_tier,
        entry_year,
        origin_group,
        novelty_class,
        count(distinct case when {{ is_counted_first('is_fic_at_entry', 'is_fic_current') }} then asset_id end) as n_fic,
        count(distinct case when is_fic_at_entry then asset_id end) as n_fic_at_entry,
        count(distinct case when is_fic_current then asset_id end) as n_fic_current,
        count(distinct case when is_tied then asset_id end) as n_fic_tied
    from firsts
    group by data_tier, entry_year, origin_group, novelty_class

),

series as (

    select
        tiers.data_tier,
        tiers.extract_until_date,
        years.entry_year,
        origin_groups.origin_group,
        novelty_classes.novelty_class
    from (
        select
            data_tier,
            max(last_updated_date) as extract_until_date
        from trials
        group by data_tier
    ) as tiers
    cross join ({{ exhibit_years('11', 'entry_year') }}) as years
    cross join (select distinct {{ china_scope_group('origin_group') }} as origin_group from countries) as origin_groups
    cross join novelty_classes

)

select
    {{ exhibit_columns('11', 'series') }},
    series.entry_year,
    series.origin_group,
    series.novelty_class,
    coalesce(counted.n_fic, 0) as n_fic,
    coalesce(counted.n_fic_at_entry, 0) as n_fic_at_entry,
    coalesce(counted.n_fic_current, 0) as n_fic_current,
    coalesce(counted.n_fic_tied, 0) as n_fic_tied,
    {{ is_complete_registry_year('series.entry_year', 'series.extract_until_date', '11') }} as is_complete_year
from series
left join counted
    on counted.data_tier = series.data_tier
    and counted.entry_year = series.entry_year
    and counted.origin_group = series.origin_group
    and counted.novelty_class = series.novelty_class

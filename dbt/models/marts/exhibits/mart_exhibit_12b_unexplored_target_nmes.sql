-- Exhibit 12, second panel: China-origin new molecules on targets that no molecule had tried, by year of entry and by
-- class of modality.

with

novelty as (

    select * from {{ ref('int_asset__novelty') }}
    where novelty_class = 'unexplored_target'
      and entry_date <= {{ asof('12b') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}
    where origin_group = 'CN'

),

modalities as (

    select * from {{ ref('dim_modality') }}

),

trials as (

    select * from {{ ref('dim_trial') }}

),

counted as (

    select
        novelty.data_tier,
        cast(extract(year from novelty.entry_date) as integer) as entry_year,
        coalesce(modalities.modality_class, 'unknown') as modality_class,
        count(distinct novelty.asset_id) as n_nmes
    from novelty
    inner join origins
        on origins.data_tier = novelty.data_tier
        and origins.asset_id = novelty.asset_id
    left join modalities on modalities.modality_l2 = novelty.modality_l2
    group by
        novelty.data_tier,
        cast(extract(year from novelty.entry_date) as integer),
        coalesce(modalities.modality_class, 'unknown')

),

series as (

    select
        tiers.data_tier,
        tiers.extract_until_date,
        years.entry_year,
        modality_classes.modality_class,
        coalesce(counted.n_nmes, 0) as n_nmes
    from (
        select
            data_tier,
            max(last_updated_date) as extract_until_date
        from trials
        group by data_tier
    ) as tiers
    cross join ({{ exhibit_years('12b', 'entry_year') }}) as years
    cross join (select distinct coalesce(modality_class, 'unknown') as modality_class from modalities) as modality_classes
    left join counted
        on counted.data_tier = tiers.data_tier
        and counted.entry_year = years.entry_year
        and counted.modality_class = modality_classes.modality_class

)

select
    {{ exhibit_columns('12b', 'series') }},
    series.entry_year,
    series.modality_class,
    series.n_nmes,
    cast(sum(series.n_nmes) over of_year as bigint) as n_nmes_of_year,
    series.n_nmes / cast(nullif(sum(series.n_nmes) over of_year, 0) as double) as share,
    cast(sum(series.n_nmes) over (
        partition by series.data_tier, series.modality_class
        order by series.entry_year
    ) as bigint) as cumulative_n,
    {{ is_complete_registry_year('series.entry_year', 'series.extract_until_date', '12b') }} as is_complete_year
from series
window of_year as (partition by series.data_tier, series.entry_year)

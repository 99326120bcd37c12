-- Exhibit 1: new molecules by the year in which they first entered a clinical trial anywhere, and by origin.

with

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

extract_dates as (

    select * from {{ ref('int_asset__extract_dates') }}

),

countries as (

    select * from {{ ref('dim_country') }}

),

coverage as (

    select * from {{ ref('int_trial__china_coverage') }}

),

molecules as (

    select
        assets.data_tier,
        assets.asset_id,
        origins.origin_group,
        {{ entry_date('assets') }} as entry_date,
        assets.first_clinical_date_reg as entry_date_reg
    from assets
    inner join origins
        on origins.data_tier = assets.data_tier
        and origins.asset_id = assets.asset_id
    where {{ is_counted_molecule('assets') }}

),

entries as (

    -- without trials of investigators a molecule may enter in a later year: each series counts by its own date
    select data_tier, asset_id, origin_group, entry_date, true as is_any_trial
    from molecules
    union all
    select data_tier, asset_id, origin_group, entry_date_reg, false
    from molecules

),

dated as (

    select
        data_tier,
        asset_id,
        origin_group,
        is_any_trial,
        cast(extract(year from entry_date) as integer) as entry_year
    from entries
    where entry_date <= {{ asof('01') }}

),

counted as (

    select
        data_tier,
        entry_year,
        coalesce(origin_group, 'GLOBAL') as origin_group,
        count(distinct case when is_any_trial then asset_id end) as n_nme_entries,
        count(distinct case when not is_any_trial then asset_id end) as n_nme_entries_reg_only
    from dated
    group by grouping sets ((data_tier, entry_year, origin_group), (data_tier, entry_year))

),

series as (

    select
        extract_dates.data_tier,
        extract_dates.extract_until_date,
        years.entry_year,
        origin_groups.origin_group,
        coalesce(counted.n_nme_entries, 0) as n_nme_entries,
        coalesce(counted.n_nme_entries_reg_only, 0) as n_nme_entries_reg_only
    from extract_dates
    cross join ({{ exhibit_years('01', 'entry_year') }}) as years
    cross join (
        select {{ china_scope_group('origin_group') }} as origin_group from countries
        union
        select 'GLOBAL'
    ) as origin_groups
    left join counted
        on counted.data_tier = extract_dates.data_tier
        and counted.entry_year = years.entry_year
        and counted.origin_group = origin_groups.origin_group

),

compared as (

    select
        data_tier,
        extract_until_date,
        entry_year,
        origin_group,
        n_nme_entries,
        n_nme_entries_reg_only,
        sum(case when origin_group = 'GLOBAL' then n_nme_entries end) over of_year as n_global,
        sum(case when origin_group = 'UNK' then n_nme_entries end) over of_year as n_unknown,
        sum(case when origin_group = 'US' then n_nme_entries end) over of_year as n_us,
        lag(n_nme_entries) over (partition by data_tier, origin_group order by entry_year) as n_year_before
    from series
    window of_year as (partition by data_tier, entry_year)

)

select
    {{ exhibit_columns('01', 'compared') }},
    compared.entry_year,
    compared.origin_group,
    compared.n_nme_entries,
    compared.n_nme_entries_reg_only,
    compared.n_nme_entries / cast(nullif(compared.n_global, 0) as double) as share_of_global,
    compared.n_unknown / cast(nullif(compared.n_global, 0) as double) as share_origin_unknown,
    compared.n_nme_entries / cast(nullif(compared.n_year_before, 0) as double) - 1 as yoy_growth,
    case when compared.origin_group = 'CN' then cast(compared.n_nme_entries - compared.n_us as bigint) end as gap_vs_us,
    case when compared.origin_group = 'CN' then coverage.coverage_ratio end as coverage_ratio,
    {{ is_complete_registry_year('compared.entry_year', 'compared.extract_until_date', '01') }} as is_complete_year
from compared
left join coverage
    on coverage.data_tier = compared.data_tier
    and coverage.registered_year = compared.entry_year

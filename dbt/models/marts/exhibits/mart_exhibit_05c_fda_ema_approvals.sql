-- Exhibit 5c: first approvals of China-origin new molecules by FDA and EMA, by year. The dates of the curated list make up
-- the tier curated, so that they stand beside what the loaded lists show.

with

approvals as (

    select * from {{ ref('fct_approval') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

coverage as (

    select * from {{ ref('int_approval__coverage') }}

),

stated_missing as (

    select * from {{ ref('int_approval__stated_missing') }}

),

stated as (

    select * from {{ ref('int_approval__stated') }}
    where approved_on <= {{ asof('05c') }}

),

china_firsts as (

    select
        approvals.data_tier, approvals.agency, approvals.asset_id, assets.pref_name,
        cast(extract(year from approvals.approval_date) as integer) as approval_year
    from approvals
    inner join assets
        on assets.data_tier = approvals.data_tier
        and assets.asset_id = approvals.asset_id
    inner join origins
        on origins.data_tier = approvals.data_tier
        and origins.asset_id = approvals.asset_id
    where origins.origin_group = 'CN'
      and {{ is_counted_molecule('assets') }}
      and approvals.is_first_for_agency
      and approvals.approval_type = 'initial'
      and approvals.approval_date <= {{ asof('05c') }}
    union all
    select 'curated', agency, substance_norm, pref_name, cast(extract(year from approved_on) as integer)
    from stated

),

by_year as (

    select
        data_tier, agency, approval_year,
        count(distinct asset_id) as n_approvals,
        list(distinct pref_name order by pref_name) as asset_list
    from china_firsts
    group by data_tier, agency, approval_year

),

either_by_year as (

    -- approved by both agencies in one year: two approvals, one molecule
    select data_tier, approval_year, count(distinct asset_id) as n_assets_either
    from china_firsts
    group by data_tier, approval_year

),

missing_by_year as (

    select
        data_tier, agency,
        cast(extract(year from approved_on) as integer) as approval_year,
        count(*) as n_stated_missing,
        list(pref_name order by pref_name) as stated_missing_list
    from stated_missing
    where approved_on <= {{ asof('05c') }}
    group by data_tier, agency, cast(extract(year from approved_on) as integer)

),

covered as (

    select data_tier, agency, covered_until_date from coverage
    union all
    select 'curated', agency, max(approved_on)
    from stated
    group by agency

),

series as (

    select covered.data_tier, covered.agency, covered.covered_until_date, years.approval_year
    from covered
    cross join ({{ exhibit_years('05c', 'approval_year') }}) as years

)

select
    {{ exhibit_columns('05c', 'series') }},
    series.approval_year,
    series.agency,
    coalesce(by_year.n_approvals, 0) as n_approvals,
    cast(coalesce(sum(by_year.n_approvals) over (
        partition by series.data_tier, series.agency order by series.approval_year
    ), 0) as bigint) as cumulative,
    coalesce(either_by_year.n_assets_either, 0) as n_assets_either,
    coalesce(by_year.asset_list, cast([] as varchar[])) as asset_list,
    coalesce(missing_by_year.n_stated_missing, 0) as n_stated_missing,
    coalesce(missing_by_year.stated_missing_list, cast([] as varchar[])) as stated_missing_list,
    series.covered_until_date,
    coalesce(
        series.covered_until_date >= make_date(series.approval_year, 12, 31)
        and {{ asof('05c') }} >= make_date(series.approval_year, 12, 31),
        false
    ) as is_complete_year
from series
left join by_year
    on by_year.data_tier = series.data_tier
    and by_year.agency = series.agency
    and by_year.approval_year = series.approval_year
left join either_by_year
    on either_by_year.data_tier = series.data_tier
    and either_by_year.approval_year = series.approval_year
left join missing_by_year
    on missing_by_year.data_tier = series.data_tier
    and missing_by_year.agency = series.agency
    and missing_by_year.approval_year = series.approval_year

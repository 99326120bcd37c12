-- Everything that a claim can be tested on: the figures of metric_value, and facts about exhibits that are no figure of
-- theirs, such as the date of a cut, the length of a list, or a figure under the name that a claim uses.

with

figures as (

    select exhibit_id, metric_id, segment, origin_group, period, value, data_tier from {{ ref('metric_value') }}

),

asof_dates as (

    select * from {{ ref('seed_exhibit_asof') }}

),

trials as (

    select * from {{ ref('mart_exhibit_05a_h2h_trials') }}

),

curve as (

    select * from {{ ref('mart_exhibit_10_target_cumshare') }}

),

enablers as (

    select * from {{ ref('mart_exhibit_14_enabler_scorecard') }}

),

ecosystem as (

    select * from {{ ref('mart_exhibit_20_cell_therapy_ecosystem') }}

),

cells as (

    select * from {{ ref('stg_curated__exhibit_cells') }}

),

cuts as (

    select distinct exhibit_id, data_tier, as_of_on from {{ ref('metric_value') }}

),

leads as (

    select
        data_tier, dimension,
        count(*) filter (leader = 'CN') > count(*) filter (leader = 'US') as is_china_ahead
    from ecosystem
    where country = 'CN'
      and leader is not null
    group by data_tier, dimension

),

facts as (

    select exhibit_id, 'cut_date' as metric_id, 'all' as segment, 'GLOBAL' as origin_group,
        cast(as_of_on as varchar) as period, {{ date_number('as_of_on') }} as value, data_tier
    from cuts
    union all
    select cuts.exhibit_id, 'window_start_date', 'all', 'GLOBAL', cast(cuts.as_of_on as varchar),
        {{ date_number('asof_dates.window_start_on') }}, cuts.data_tier
    from cuts
    inner join asof_dates on asof_dates.exhibit_id = cuts.exhibit_id
    where asof_dates.window_start_on is not null
    union all
    select exhibit_id, 'n_trials_started', 'comparator ' || lower(comparator), 'CN', cast(start_year as varchar),
        n_trials_started, data_tier
    from trials
    where comparator <> 'ALL'
    union all
    select '09c', 'n_sample_companies', 'all', 'CN', cast(asof_dates.as_of_on as varchar), sample.n_companies, cuts.data_tier
    from cuts
    inner join asof_dates on asof_dates.exhibit_id = cuts.exhibit_id
    cross join (select count(*) as n_companies from {{ ref('seed_top_listed_company') }}) as sample
    where cuts.exhibit_id = '09c'
    union all
    select exhibit_id, 'n_ranks', 'all', origin_group, cast(max(snapshot_date) as varchar), max(rank), data_tier
    from curve
    group by exhibit_id, origin_group, data_tier
    -- content that stands beside the figures of other tiers is counted once, where it is loaded
    union all
    select exhibit_id, 'n_dimensions', 'all', 'GLOBAL', 'all', count(*), data_tier
    from {{ ref('mart_exhibit_13_dimension_scorecard') }}
    where data_tier = 'curated'
    group by exhibit_id, data_tier
    union all
    select exhibit_id, 'n_enablers', 'all', 'GLOBAL', 'all', count(distinct enabler), data_tier
    from enablers
    group by exhibit_id, data_tier
    union all
    select exhibit_id, 'n_main_gaps', 'all', country, 'all', count(*) filter (is_main_gap), data_tier
    from enablers
    group by exhibit_id, country, data_tier
    union all
    select exhibit_id, 'n_elements', 'all', 'GLOBAL', 'all', count(distinct element), data_tier
    from {{ ref('mart_exhibit_19_translation_chain') }}
    where data_tier = 'curated'
    group by exhibit_id, data_tier
    union all
    select '20', 'n_dimensions_ahead', 'all', 'CN', 'all', count(*) filter (is_china_ahead), data_tier
    from leads
    group by data_tier
    union all
    select exhibit_id, 'n_themes', 'all', 'GLOBAL', 'all', count(*), data_tier
    from {{ ref('mart_exhibit_22_value_transition') }}
    group by exhibit_id, data_tier
    union all
    select exhibit_id, 'n_actions', 'all', 'GLOBAL', 'all', count(nullif(trim(action_text), '')), data_tier
    from {{ ref('mart_exhibit_23_stakeholder_actions') }}
    group by exhibit_id, data_tier
    union all
    select exhibit_id, metric_id, segment, 'GLOBAL', period, mid, data_tier
    from cells
    where exhibit_id = '07'
    union all
    select 'general', 'report_month', 'all', 'GLOBAL', 'all', floor(max({{ date_number('dated_on') }}) / 100), data_tier
    from cells
    group by data_tier

)

select exhibit_id, metric_id, segment, origin_group, period, value, data_tier
from figures
union all
select exhibit_id, metric_id, segment, origin_group, period, cast(value as double), data_tier
from facts
where value is not null

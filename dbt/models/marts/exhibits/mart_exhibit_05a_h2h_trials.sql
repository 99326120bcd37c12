-- Exhibit 5a: randomised phase III trials of China-origin molecules against another company's protected global drug, by
-- year: those that began in it, and those that ran at its end.

with

head_to_head as (

    select * from {{ ref('int_trial__h2h') }}

),

trials as (

    select * from {{ ref('dim_trial') }}

),

trial_assets as (

    select * from {{ ref('bridge_trial_asset') }}
    where role = 'experimental'

),

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

exclusivity_ends as (

    select * from {{ ref('int_approval__exclusivity_ends') }}

),

pairs as (

    select
        trials.data_tier,
        trials.trial_id,
        head_to_head.comparator_asset_id, head_to_head.is_told_by_title,
        trial_assets.asset_id,
        origins.origin_group,
        trials.start_year,
        trials.start_date,
        case
            when trials.overall_status = 'WITHDRAWN' then trials.start_date
            -- stopped or completed without a date: it ran no longer than anyone can tell
            when trials.completion_date is null and trials.overall_status in ('TERMINATED', 'COMPLETED')
                then trials.start_date
            else coalesce(trials.completion_date, date '9999-12-31')
        end as end_date
    from head_to_head
    inner join trials
        on trials.data_tier = head_to_head.data_tier
        and trials.trial_id = head_to_head.trial_id
    inner join exclusivity_ends
        on exclusivity_ends.data_tier = head_to_head.data_tier
        and exclusivity_ends.asset_id = head_to_head.comparator_asset_id
    inner join trial_assets
        on trial_assets.data_tier = head_to_head.data_tier
        and trial_assets.trial_id = head_to_head.trial_id
    inner join assets
        on assets.data_tier = trial_assets.data_tier
        and assets.asset_id = trial_assets.asset_id
    inner join origins
        on origins.data_tier = trial_assets.data_tier
        and origins.asset_id = trial_assets.asset_id
    inner join origins as comparator_origins
        on comparator_origins.data_tier = head_to_head.data_tier
        and comparator_origins.asset_id = head_to_head.comparator_asset_id
    where origins.origin_group in ('CN', 'UNK')
      and {{ is_counted_molecule('assets') }}
      and exclusivity_ends.is_global
      and trials.start_date < {{ exclusivity_end('exclusivity_ends') }}
      and trials.start_date <= {{ asof('05a') }}
      and coalesce(origins.originator_company_id <> comparator_origins.originator_company_id, true)

),

years as (

    select
        start_year,
        least(make_date(start_year, 12, 31), {{ asof('05a') }}) as counted_on
    from ({{ exhibit_years('05a', 'start_year') }}) as series

),

counted as (

    select
        pairs.data_tier, years.start_year,
        coalesce(pairs.comparator_asset_id, 'ALL') as comparator_asset_id,
        count(distinct pairs.trial_id) filter (
            pairs.origin_group = 'CN' and pairs.start_year = years.start_year
        ) as n_trials_started,
        count(distinct pairs.trial_id) filter (
            pairs.origin_group = 'CN' and pairs.start_date <= years.counted_on and pairs.end_date > years.counted_on
        ) as n_trials_ongoing_eoy,
        count(distinct pairs.asset_id) filter (
            pairs.origin_group = 'CN' and pairs.start_year = years.start_year
        ) as n_assets,
        count(distinct pairs.trial_id) filter (
            pairs.origin_group = 'UNK' and pairs.start_year = years.start_year
        ) as n_trials_origin_unknown,
        bool_or(pairs.is_told_by_title) as is_told_by_title
    from pairs
    inner join years on years.start_year >= pairs.start_year
    group by grouping sets ((pairs.data_tier, years.start_year, comparator_asset_id), (pairs.data_tier, years.start_year))

),

filled as (

    select data_tier, start_year, comparator_asset_id from counted
    where n_trials_started + n_trials_ongoing_eoy + n_trials_origin_unknown > 0
    union
    select tiers.data_tier, years.start_year, 'ALL'
    from (select distinct data_tier from trials) as tiers
    cross join years

)

select
    {{ exhibit_columns('05a', 'filled') }},
    filled.start_year,
    filled.comparator_asset_id,
    coalesce(assets.pref_name, filled.comparator_asset_id) as comparator,
    coalesce(counted.n_trials_started, 0) as n_trials_started,
    coalesce(counted.n_trials_ongoing_eoy, 0) as n_trials_ongoing_eoy,
    coalesce(counted.n_assets, 0) as n_assets,
    coalesce(counted.n_trials_origin_unknown, 0) as n_trials_origin_unknown,
    case when counted.is_told_by_title then 'text' else 'structured' end as detection_method
from filled
left join counted
    on counted.data_tier = filled.data_tier
    and counted.start_year = filled.start_year
    and counted.comparator_asset_id = filled.comparator_asset_id
left join assets
    on assets.data_tier = filled.data_tier
    and assets.asset_id = filled.comparator_asset_id

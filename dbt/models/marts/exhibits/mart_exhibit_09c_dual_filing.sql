-- Exhibit 9, third panel: of the new molecules of the ten largest listed China companies, by the year they entered the
-- clinic, those in trials both in China and overseas. The trials need not be the same. The sample is fixed on one day
-- and applied backwards; the year of that day is left out, because trials overseas follow later.

with

sample as (

    select * from {{ ref('int_company__top_listed') }}

),

companies as (

    select * from {{ ref('dim_company') }}

),

origins as (

    select * from {{ ref('v_asset_origin') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

trial_assets as (

    select * from {{ ref('bridge_trial_asset') }}
    where role = 'experimental'

),

trials as (

    select * from {{ ref('dim_trial') }}
    where is_drug_trial
      and phase_rank between 0.8 and 3
      and start_date <= {{ asof('09c') }}
      and (first_registered_date is null or first_registered_date <= {{ asof('09c') }})

),

trial_countries as (

    select * from {{ ref('bridge_trial_country') }}
    where not is_removed

),

statuses as (

    select * from {{ ref('seed_trial_status') }}

),

molecules as (

    select
        assets.data_tier,
        assets.asset_id,
        sample.company_name,
        cast(extract(year from {{ entry_date('assets') }}) as integer) as cohort_year
    from assets
    inner join origins
        on origins.data_tier = assets.data_tier
        and origins.asset_id = assets.asset_id
    inner join companies
        on companies.data_tier = origins.data_tier
        and companies.company_id = origins.originator_company_id
    -- what a subsidiary originated is its parent's, unless the subsidiary is listed itself
    inner join sample
        on sample.data_tier = companies.data_tier
        and sample.company_id in (companies.company_id, companies.parent_company_id)
    where {{ is_counted_molecule('assets') }}
      and {{ entry_date('assets') }} <= {{ asof('09c') }}

),

reach as (

    select
        trial_assets.data_tier,
        trial_assets.asset_id,
        bool_or({{ fold_greater_china('trial_countries.country_code') }} = 'CN') as is_in_china,
        bool_or({{ fold_greater_china('trial_countries.country_code') }} <> 'CN') as is_overseas
    from trial_assets
    inner join trials
        on trials.data_tier = trial_assets.data_tier
        and trials.trial_id = trial_assets.trial_id
    inner join statuses
        on statuses.overall_status = trials.overall_status
    inner join trial_countries
        on trial_countries.data_tier = trial_assets.data_tier
        and trial_countries.trial_id = trial_assets.trial_id
    where {{ is_counted_filing('statuses') }}
    group by trial_assets.data_tier, trial_assets.asset_id

),

cohorts as (

    select
        molecules.data_tier,
        molecules.cohort_year,
        count(distinct molecules.asset_id) as n_nme_cohort,
        count(distinct case when reach.is_in_china and reach.is_overseas then molecules.asset_id end) as n_dual,
        list(distinct molecules.company_name order by molecules.company_name) as company_list
    from molecules
    left join reach
        on reach.data_tier = molecules.data_tier
        and reach.asset_id = molecules.asset_id
    group by molecules.data_tier, molecules.cohort_year

),

series as (

    select
        tiers.data_tier,
        years.cohort_year
    from (select distinct data_tier from trials) as tiers
    cross join ({{ exhibit_years('09c', 'cohort_year') }}) as years
    where years.cohort_year < extract(year from {{ asof('09c') }})

)

select
    {{ exhibit_columns('09c', 'series') }},
    series.cohort_year,
    coalesce(cohorts.n_nme_cohort, 0) as n_nme_cohort,
    coalesce(cohorts.n_dual, 0) as n_dual,
    cohorts.n_dual / cast(cohorts.n_nme_cohort as double) as share_dual,
    coalesce(cohorts.company_list, cast([] as varchar[])) as company_list
from series
left join cohorts
    on cohorts.data_tier = series.data_tier
    and cohorts.cohort_year = series.cohort_year

-- Exhibit 9, first panel: multi-regional drug trials of China companies, by start year and phase group.

with

trials as (

    select * from {{ ref('dim_trial') }}
    where is_drug_trial
      and not is_covid
      and phase_group_e09 <> 'none'
      and start_date <= {{ asof('09a') }}
      and (first_registered_date is null or first_registered_date <= {{ asof('09a') }})

),

company_versions as (

    select * from {{ ref('dim_company_version') }}

),

trial_companies as (

    select * from {{ ref('bridge_trial_company') }}

),

trial_countries as (

    select * from {{ ref('bridge_trial_country') }}
    where not is_removed

),

-- kept as a table: joined in another order, every trial would meet every version of every company
china_parts as materialized (

    select
        trial_companies.data_tier,
        trial_companies.trial_id,
        trial_companies.role,
        company_versions.valid_from_date,
        coalesce(company_versions.valid_to_date, date '9999-12-31') as valid_to_date
    from trial_companies
    inner join company_versions
        on company_versions.data_tier = trial_companies.data_tier
        and company_versions.company_id = trial_companies.company_id
    where {{ china_scope_group('company_versions.hq_group') }} = 'CN'
      and company_versions.company_type in ('big_pharma', 'biopharma', 'biotech')

),

china_roles as (

    -- the company as it was when the trial was registered: a later move does not take its trials along
    select
        china_parts.data_tier,
        china_parts.trial_id,
        bool_or(china_parts.role = 'lead') as is_china_led
    from china_parts
    inner join trials
        on trials.data_tier = china_parts.data_tier
        and trials.trial_id = china_parts.trial_id
        and coalesce(trials.first_registered_date, trials.start_date)
            between china_parts.valid_from_date and china_parts.valid_to_date
    group by china_parts.data_tier, china_parts.trial_id

),

trial_reach as (

    select
        data_tier,
        trial_id,
        count(distinct {{ fold_greater_china('country_code') }}) as n_countries
    from trial_countries
    group by data_tier, trial_id

),

multi_regional as (

    select
        trials.data_tier,
        trials.trial_id,
        trials.start_year,
        trials.phase_group_e09,
        trial_reach.n_countries,
        china_roles.is_china_led,
        {{ is_counted_mrct('china_roles.is_china_led') }} as is_counted
    from trials
    inner join china_roles
        on china_roles.data_tier = trials.data_tier
        and china_roles.trial_id = trials.trial_id
    inner join trial_reach
        on trial_reach.data_tier = trials.data_tier
        and trial_reach.trial_id = trials.trial_id
    where trial_reach.n_countries >= 2

),

by_year_and_phase as (

    select
        data_tier,
        start_year,
        phase_group_e09,
        count(distinct case when is_counted then trial_id end) as n_mrct,
        count(distinct case when is_china_led then trial_id end) as n_china_led,
        count(distinct case when not is_china_led then trial_id end) as n_china_collab,
        cast(median(case when is_counted then n_countries end) as double) as n_countries_median
    from multi_regional
    group by data_tier, start_year, phase_group_e09

),

reach as (

    select
        data_tier,
        max(last_updated_date) as extract_until_date
    from trials
    group by data_tier

)

select
    {{ exhibit_columns('09a', 'by_year_and_phase') }},
    by_year_and_phase.start_year,
    by_year_and_phase.phase_group_e09,
    by_year_and_phase.n_mrct,
    by_year_and_phase.n_china_led,
    by_year_and_phase.n_china_collab,
    by_year_and_phase.n_countries_median,
    by_year_and_phase.n_mrct / cast(nullif(sum(by_year_and_phase.n_mrct) over (
        partition by by_year_and_phase.data_tier, by_year_and_phase.start_year
    ), 0) as double) as share_of_year,
    {{ is_complete_registry_year('by_year_and_phase.start_year', 'reach.extract_until_date', '09a') }} as is_complete_year
from by_year_and_phase
left join reach on reach.data_tier = by_year_and_phase.data_tier

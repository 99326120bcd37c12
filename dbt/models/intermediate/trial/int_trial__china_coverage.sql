-- How many drug trials of China sponsors the registry shows per year, against the yearly totals of the Chinese platform of
-- registrational trials, which no source here reads. China's figures are lower bounds, and this says by how much.

with

designs as (

    select * from {{ ref('int_trial__design') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

sponsors as (

    select * from {{ ref('stg_ctgov__sponsors') }}
    where sponsor_role = 'lead'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

cde_totals as (

    select * from {{ ref('seed_cde_trial_total') }}

),

china_trials as (

    select
        designs.data_tier,
        cast(extract(year from trial_dates.first_registered_date) as integer) as registered_year,
        count(*) as n_trials
    from designs
    inner join trial_dates
        on trial_dates.data_tier = designs.data_tier
        and trial_dates.trial_id = designs.trial_id
    inner join sponsors
        on sponsors.data_tier = designs.data_tier
        and sponsors.nct_id = designs.trial_id
    inner join resolved_names
        on resolved_names.data_tier = sponsors.data_tier
        and resolved_names.sponsor_name = sponsors.sponsor_name
    inner join companies
        on companies.data_tier = resolved_names.data_tier
        and companies.company_id = resolved_names.company_id
    where designs.is_drug_trial
      and {{ china_scope_group('companies.hq_group') }} = 'CN'
    group by designs.data_tier, cast(extract(year from trial_dates.first_registered_date) as integer)

)

select
    china_trials.data_tier,
    china_trials.registered_year,
    china_trials.n_trials,
    china_trials.n_trials / cast(cde_totals.n_innovative_drug_trials as double) as coverage_ratio
from china_trials
inner join cde_totals on cde_totals.year = china_trials.registered_year

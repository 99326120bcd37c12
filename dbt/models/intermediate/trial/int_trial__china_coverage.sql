-- How many drug trials of China sponsors the registry shows per year, against the yearly totals of the Chinese platform of
-- registrational trials, which no source here reads. China's figures are lower bounds, and this says by how much.

with

designs as (

    select * from {{ ref('int_trial__design') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

-- the sponsor as it was when the trial was registered
trial_sponsors as (

    select * from {{ ref('int_company__trial_sponsors') }}

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
    inner join trial_sponsors
        on trial_sponsors.data_tier = designs.data_tier
        and trial_sponsors.trial_id = designs.trial_id
    where designs.is_drug_trial
      and {{ china_scope_group('trial_sponsors.hq_group') }} = 'CN'
    group by designs.data_tier, cast(extract(year from trial_dates.first_registered_date) as integer)

)

select
    china_trials.data_tier,
    china_trials.registered_year,
    china_trials.n_trials,
    china_trials.n_trials / cast(cde_totals.n_innovative_drug_trials as double) as coverage_ratio
from china_trials
inner join cde_totals on cde_totals.year = china_trials.registered_year

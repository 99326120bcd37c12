-- Where the trials of a sponsor run, over all names of its family. A trial also speaks for the organisation that filed
-- its record: that is where a sponsoring physician works.

with

names as (

    select * from {{ ref('int_company__names') }}

),

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}
    where sponsor_role = 'lead'

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

trial_countries as (

    select
        *,
        count(*) over (partition by data_tier, trial_id) as n_countries
    from {{ ref('int_trial__countries') }}
    where not is_removed
      and country_code <> 'UNK'

),

responsible as (

    select data_tier, trial_id, sponsor_name from sponsors
    union
    select data_tier, trial_id, organization_name from studies

),

trials as (

    select distinct
        responsible.data_tier,
        responsible.trial_id,
        names.family_name,
        trial_countries.country_code,
        trial_countries.n_sites,
        trial_countries.n_countries
    from responsible
    inner join names
        on names.data_tier = responsible.data_tier
        and names.sponsor_name = responsible.sponsor_name
    inner join trial_countries
        on trial_countries.data_tier = responsible.data_tier
        and trial_countries.trial_id = responsible.trial_id

),

by_country as (

    select
        data_tier,
        family_name,
        country_code,
        count(distinct trial_id) as n_trials,
        count(distinct trial_id) filter (where n_countries = 1) as n_single_country_trials,
        sum(n_sites) as n_sites
    from trials
    group by data_tier, family_name, country_code

),

totals as (

    select
        data_tier,
        family_name,
        count(distinct trial_id) as n_trials
    from trials
    group by data_tier, family_name

)

select
    by_country.data_tier,
    by_country.family_name,
    by_country.country_code,
    totals.n_trials,
    by_country.n_single_country_trials / totals.n_trials as share_single_country,
    by_country.n_trials / totals.n_trials as share_trials
from by_country
inner join totals
    on totals.data_tier = by_country.data_tier
    and totals.family_name = by_country.family_name
qualify row_number() over (
    partition by by_country.data_tier, by_country.family_name
    order by
        by_country.n_single_country_trials desc, by_country.n_trials desc, by_country.n_sites desc,
        by_country.country_code
) = 1

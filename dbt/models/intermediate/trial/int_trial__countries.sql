-- Countries of a trial: where it lists sites, and where the sponsor took out every site later.

with

locations as (

    select * from {{ ref('int_registry__locations') }}

),

removed_countries as (

    select * from {{ ref('stg_ctgov__removed_countries') }}
    where {{ of_study_known_then() }}

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

mentions as (

    select data_tier, trial_id, country_name, 1 as n_sites from locations
    union all
    select data_tier, nct_id, country_name, 0 as n_sites from removed_countries

),

coded as (

    select
        mentions.data_tier,
        mentions.trial_id,
        coalesce(country_names.country_code, 'UNK') as country_code,
        mentions.n_sites
    from mentions
    left join country_names on country_names.country_name_lower = lower(trim(mentions.country_name))

)

select
    data_tier,
    trial_id,
    country_code,
    cast(sum(n_sites) as bigint) as n_sites,
    -- a country that was renamed is listed under one name and removed under the other: a listed site wins
    sum(n_sites) = 0 as is_removed
from coded
group by data_tier, trial_id, country_code

-- The lead sponsor of each trial as a company of that day: headquarters, type and owner when the trial was registered.

with

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}
    where sponsor_role = 'lead'

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

company_versions as (

    select * from {{ ref('int_company__company_versions') }}

),

dated as (

    select
        sponsors.data_tier,
        sponsors.trial_id,
        resolved_names.company_id,
        resolved_names.method,
        resolved_names.confidence,
        -- a record that lacks its dates is read as of today
        coalesce(trial_dates.first_registered_date, trial_dates.start_date, date '9999-12-31') as on_date
    from sponsors
    inner join resolved_names
        on resolved_names.data_tier = sponsors.data_tier
        and resolved_names.sponsor_name = sponsors.sponsor_name
    left join trial_dates
        on trial_dates.data_tier = sponsors.data_tier
        and trial_dates.trial_id = sponsors.trial_id

)

select
    dated.data_tier,
    dated.trial_id,
    dated.company_id,
    coalesce(company_versions.parent_company_id, dated.company_id) as group_company_id,
    company_versions.operating_hq_country,
    company_versions.hq_group,
    company_versions.company_type,
    dated.method,
    dated.confidence
from dated
inner join company_versions
    on company_versions.data_tier = dated.data_tier
    and company_versions.company_id = dated.company_id
    and dated.on_date >= company_versions.valid_from_date
    and dated.on_date <= coalesce(company_versions.valid_to_date, date '9999-12-31')

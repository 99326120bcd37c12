-- How an asset stands to the sponsor of a trial, best first:
--   1 the sponsor originated it or holds its approval     4 approved before the trial, another company's innovation
--   2 another's, under a code name                        5 old: generic, biosimilar, traditional, not innovative
--   3 another's, under a proper name, not approved        6 backbone: chemotherapy, hormones, steroids
-- Supportive drugs and diagnostics are flagged beside it.

with

arm_assets as (

    select distinct data_tier, trial_id, asset_id from {{ ref('int_trial__arm_assets') }}

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

flags as (

    select * from {{ ref('int_trial__asset_flags') }}

),

owners as (

    select * from {{ ref('int_trial__asset_owners') }}

),

lead_companies as (

    select * from {{ ref('int_trial__lead_company') }}

),

approvals as (

    select * from {{ ref('int_trial__first_approvals') }}

),

dates as (

    select * from {{ ref('int_trial__dates') }}

),

owned as (

    select distinct
        arm_assets.data_tier,
        arm_assets.trial_id,
        arm_assets.asset_id
    from arm_assets
    inner join lead_companies
        on lead_companies.data_tier = arm_assets.data_tier
        and lead_companies.trial_id = arm_assets.trial_id
    inner join owners
        on owners.data_tier = arm_assets.data_tier
        and owners.asset_id = arm_assets.asset_id
        and owners.root_company_id = lead_companies.root_company_id

)

select
    arm_assets.data_tier,
    arm_assets.trial_id,
    arm_assets.asset_id,
    case
        when coalesce(flags.is_backbone, false) then 6
        when owned.asset_id is not null and coalesce(attributes.is_nme, true) then 1
        when not coalesce(attributes.is_nme, true) then 5
        when approvals.first_approval_date <= coalesce(dates.start_date, dates.first_registered_date) then 4
        when coalesce(flags.is_code_named, false) then 2
        else 3
    end as standing,
    coalesce(flags.is_in_title, false) as is_in_title,
    coalesce(flags.is_after_versus, false) as is_after_versus,
    coalesce(flags.is_supportive, false) as is_supportive,
    coalesce(attributes.is_diagnostic, false) as is_diagnostic,
    coalesce(lead_companies.is_company, false) as is_company_trial
from arm_assets
inner join dates
    on dates.data_tier = arm_assets.data_tier
    and dates.trial_id = arm_assets.trial_id
left join attributes
    on attributes.data_tier = arm_assets.data_tier
    and attributes.asset_id = arm_assets.asset_id
left join flags
    on flags.data_tier = arm_assets.data_tier
    and flags.trial_id = arm_assets.trial_id
    and flags.asset_id = arm_assets.asset_id
left join owned
    on owned.data_tier = arm_assets.data_tier
    and owned.trial_id = arm_assets.trial_id
    and owned.asset_id = arm_assets.asset_id
left join approvals
    on approvals.data_tier = arm_assets.data_tier
    and approvals.asset_id = arm_assets.asset_id
left join lead_companies
    on lead_companies.data_tier = arm_assets.data_tier
    and lead_companies.trial_id = arm_assets.trial_id

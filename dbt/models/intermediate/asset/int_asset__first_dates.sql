-- When an asset entered clinical development: the earliest of its trials, anywhere and by whomever. An asset that was
-- approved before its earliest known trial entered at a date that the registry does not show: it has no row.

with

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

first_approvals as (

    select
        data_tier,
        asset_id,
        min(approval_date) as first_approval_date
    from approvals
    group by data_tier, asset_id

),

firsts as (

    select
        data_tier,
        asset_id,
        min(entry_date) as first_clinical_date,
        min_by(trial_id, (entry_date, trial_id)) as first_trial_id,
        min_by(is_entry_date_adjusted, (entry_date, trial_id)) as is_entry_date_adjusted,
        min(case when not is_iit then entry_date end) as first_clinical_date_reg,
        min(start_date) as first_trial_start_date
    from entries
    group by data_tier, asset_id

)

select
    firsts.data_tier,
    firsts.asset_id,
    firsts.first_clinical_date,
    firsts.first_trial_id,
    case when firsts.is_entry_date_adjusted then 'trial_start' else 'registration' end as first_clinical_date_basis,
    firsts.is_entry_date_adjusted,
    firsts.first_clinical_date_reg,
    firsts.first_trial_start_date
from firsts
left join first_approvals
    on first_approvals.data_tier = firsts.data_tier
    and first_approvals.asset_id = firsts.asset_id
where firsts.first_clinical_date <= coalesce(first_approvals.first_approval_date, firsts.first_clinical_date)

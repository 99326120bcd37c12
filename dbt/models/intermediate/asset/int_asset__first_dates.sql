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

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}
    where first_trial_date is not null

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

),

stated as (

    -- the day that a vendor states stands above what his trials tell; without trials no entry is known to be investigators'
    select
        coalesce(firsts.data_tier, vendor_assets.data_tier) as data_tier,
        coalesce(firsts.asset_id, vendor_assets.asset_id) as asset_id,
        coalesce(vendor_assets.first_trial_date, firsts.first_clinical_date) as first_clinical_date,
        firsts.first_trial_id,
        firsts.is_entry_date_adjusted and vendor_assets.first_trial_date is null as is_entry_date_adjusted,
        case
            when firsts.asset_id is null then vendor_assets.first_trial_date
            else firsts.first_clinical_date_reg
        end as first_clinical_date_reg,
        firsts.first_trial_start_date
    from firsts
    full join vendor_assets
        on vendor_assets.data_tier = firsts.data_tier
        and vendor_assets.asset_id = firsts.asset_id

)

select
    stated.data_tier,
    stated.asset_id,
    stated.first_clinical_date,
    stated.first_trial_id,
    case when stated.is_entry_date_adjusted then 'trial_start' else 'registration' end as first_clinical_date_basis,
    stated.is_entry_date_adjusted,
    stated.first_clinical_date_reg,
    stated.first_trial_start_date
from stated
left join first_approvals
    on first_approvals.data_tier = stated.data_tier
    and first_approvals.asset_id = stated.asset_id
where stated.first_clinical_date <= coalesce(first_approvals.first_approval_date, stated.first_clinical_date)

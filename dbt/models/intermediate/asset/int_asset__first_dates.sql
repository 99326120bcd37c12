-- When an asset entered clinical development: the earliest of its trials, anywhere and by whomever.

with

entries as (

    select * from {{ ref('int_asset__trial_entries') }}

),

firsts as (

    select
        data_tier,
        asset_id,
        min(entry_date) as first_clinical_date,
        min_by(trial_id, entry_date) as first_trial_id,
        min_by(is_entry_date_adjusted, entry_date) as is_entry_date_adjusted,
        min(case when not is_iit then entry_date end) as first_clinical_date_reg,
        min(start_date) as first_trial_start_date
    from entries
    group by data_tier, asset_id

)

select
    data_tier,
    asset_id,
    first_clinical_date,
    first_trial_id,
    case when is_entry_date_adjusted then 'trial_start' else 'registration' end as first_clinical_date_basis,
    is_entry_date_adjusted,
    first_clinical_date_reg,
    first_trial_start_date
from firsts
where first_clinical_date is not null

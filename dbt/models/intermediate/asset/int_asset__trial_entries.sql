-- The trials that bring an asset into the clinic, with the date on which each does: interventional drug trials of early
-- phase I to III that give it as the experimental drug. Phase IV is no entry, a comparator or a backbone neither, nor a
-- copy that goes by the original's name.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}
    where role = 'experimental'

),

designs as (

    select * from {{ ref('int_trial__design') }}
    where is_drug_trial
      and phase_rank between 0.8 and 3

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

vendor_entries as (

    select * from {{ ref('int_vendor__trial_entries') }}

),

copies as (

    select * from {{ ref('int_trial__copied_assets') }}

),

joined as (

    select
        roles.data_tier,
        roles.asset_id,
        roles.trial_id,
        designs.phase_rank,
        coalesce(designs.is_iit, false) as is_iit,
        trial_dates.first_registered_date,
        trial_dates.start_date,
        -- a start known by its month may lie as late as the month's last day
        case
            when trial_dates.start_date_precision = 'month'
                then cast(trial_dates.start_date + interval '1' month - interval '1' day as date)
            else trial_dates.start_date
        end as latest_start_date
    from roles
    inner join designs
        on designs.data_tier = roles.data_tier
        and designs.trial_id = roles.trial_id
    inner join trial_dates
        on trial_dates.data_tier = roles.data_tier
        and trial_dates.trial_id = roles.trial_id
    left join copies
        on copies.data_tier = roles.data_tier
        and copies.trial_id = roles.trial_id
        and copies.asset_id = roles.asset_id
    where copies.asset_id is null
    union all
    select
        data_tier, asset_id, trial_id, phase_rank, is_iit, first_registered_date, start_date,
        start_date as latest_start_date
    from vendor_entries

),

judged as (

    select
        data_tier,
        asset_id,
        trial_id,
        phase_rank,
        is_iit,
        first_registered_date,
        start_date,
        coalesce(
            first_registered_date
                > cast(latest_start_date + interval '{{ var("retrospective_after_days") }}' day as date),
            false
        ) as is_registered_late
    from joined

)

select
    data_tier,
    asset_id,
    trial_id,
    phase_rank,
    is_iit,
    case when is_registered_late then start_date else coalesce(first_registered_date, start_date) end as entry_date,
    is_registered_late or (first_registered_date is null and start_date is not null) as is_entry_date_adjusted,
    start_date
from judged

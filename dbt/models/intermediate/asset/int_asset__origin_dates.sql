-- The day from which an asset is known to exist, on which its originator's seat is looked up: the first day on which a
-- study of it was registered or begun, or on which an agency approved it. It comes before origin itself, so it does not
-- ask what part the asset has in the study.

with

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

trial_dates as (

    select * from {{ ref('int_trial__dates') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

signs as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        trial_dates.first_registered_date as sign_date,
        'registration' as basis
    from resolved_mentions
    inner join trial_dates
        on trial_dates.data_tier = resolved_mentions.data_tier
        and trial_dates.trial_id = resolved_mentions.trial_id
    union all
    select
        resolved_mentions.data_tier,
        resolved_mentions.asset_id,
        trial_dates.start_date,
        'trial_start'
    from resolved_mentions
    inner join trial_dates
        on trial_dates.data_tier = resolved_mentions.data_tier
        and trial_dates.trial_id = resolved_mentions.trial_id
    union all
    select data_tier, asset_id, approval_date, 'approval' from approvals
    union all
    -- a source that knows only the year of the first approval: some day of it
    select
        identities.data_tier,
        identities.asset_id,
        make_date(facts.first_approval_year, 1, 1),
        'approval_year'
    from identities
    inner join facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key

)

select
    data_tier,
    asset_id,
    min(sign_date) as origin_date,
    min_by(basis, struct_pack(sign_date := sign_date, basis := basis)) as basis
from signs
where sign_date is not null
group by data_tier, asset_id

-- Trials of early phase I to III that bring vendors' molecules into the clinic, in the form of int_asset__trial_entries.

with

assets as (

    select * from {{ ref('int_vendor__assets') }}

),

trials as (

    select * from {{ ref('stg_vendor__trial') }}

),

phases as (

    select * from {{ ref('seed_phase') }}

),

tested as (

    select
        data_tier,
        vendor,
        registry_id,
        phase,
        start_date,
        first_posted,
        is_iit,
        unnest(experimental_ids) as vendor_asset_id
    from trials

)

select distinct
    assets.data_tier,
    assets.asset_id,
    tested.registry_id as trial_id,
    phases.phase_rank,
    coalesce(tested.is_iit, false) as is_iit,
    tested.first_posted as first_registered_date,
    tested.start_date
from assets
inner join tested
    on tested.data_tier = assets.data_tier
    and tested.vendor = assets.vendor
    and tested.vendor_asset_id = assets.vendor_asset_id
inner join phases on phases.phase = tested.phase
where phases.phase_rank between 0.8 and 3

-- The stage of vendors' molecules in each indication and area, in the form of int_asset__indication_stages. A vendor's
-- list shows one day: what he calls active is active on that day, and a stage counts from the day it was reached. Before
-- that day a molecule that was in the clinic already stands in phase I.

with

assets as (

    select * from {{ ref('int_vendor__assets') }}

),

indications as (

    select * from {{ ref('stg_vendor__asset_indication') }}

),

phases as (

    select * from {{ ref('seed_phase') }}

),

by_area as (

    select
        data_tier,
        vendor,
        vendor_asset_id,
        indication,
        subtype,
        stage,
        status,
        stage_date,
        unnest(ta) as ta_id
    from indications

),

stated as (

    select
        assets.data_tier,
        assets.asset_id,
        lower(by_area.indication) as indication_id,
        by_area.indication as indication_name,
        by_area.ta_id,
        by_area.subtype,
        assets.vendor || '|' || assets.vendor_asset_id || '|' || by_area.indication as evidence_id,
        phases.phase_rank,
        coalesce(by_area.stage_date, assets.first_trial_date, assets.asof_date) as known_from_date,
        coalesce(by_area.status, assets.active_status, 'active') <> 'active' as is_stopped,
        assets.asof_date as last_activity_date,
        by_area.stage = 'APPROVED' as is_approval,
        assets.first_trial_date
    from assets
    inner join by_area
        on by_area.data_tier = assets.data_tier
        and by_area.vendor = assets.vendor
        and by_area.vendor_asset_id = assets.vendor_asset_id
    inner join phases on phases.phase = by_area.stage
    where phases.phase_rank is not null

)

select
    data_tier, asset_id, indication_id, indication_name, ta_id, subtype, evidence_id, phase_rank, known_from_date,
    is_stopped, last_activity_date, is_approval
from stated
union all
-- the list does not say when it was first tried there; most molecules take their indications along from phase to phase
select
    stated.data_tier, stated.asset_id, stated.indication_id, stated.indication_name, stated.ta_id, stated.subtype,
    stated.evidence_id || '|phase I', phases.phase_rank, stated.first_trial_date, stated.is_stopped, stated.last_activity_date, false
from stated
inner join phases
    on phases.phase = 'I'
    and phases.phase_rank < stated.phase_rank
where stated.first_trial_date < stated.known_from_date

-- Therapeutic areas of a trial: those that its record states; for healthy volunteers those of the asset's other trials;
-- 'other' for a record that leads to none.

with

dates as (

    select * from {{ ref('int_trial__dates') }}

),

stated_areas as (

    select * from {{ ref('int_trial__stated_areas') }}

),

roles as (

    select * from {{ ref('int_trial__asset_roles') }}
    where role = 'experimental'

),

trials_with_area as (

    select distinct data_tier, trial_id from stated_areas

),

areas_of_asset as (

    select
        roles.data_tier,
        roles.asset_id,
        stated_areas.ta_id,
        count(distinct roles.trial_id) as n_trials
    from roles
    inner join stated_areas
        on stated_areas.data_tier = roles.data_tier
        and stated_areas.trial_id = roles.trial_id
    group by roles.data_tier, roles.asset_id, stated_areas.ta_id

),

trials_of_asset as (

    select
        roles.data_tier,
        roles.asset_id,
        count(distinct roles.trial_id) as n_trials
    from roles
    inner join trials_with_area
        on trials_with_area.data_tier = roles.data_tier
        and trials_with_area.trial_id = roles.trial_id
    group by roles.data_tier, roles.asset_id

),

inherited_areas as (

    -- an area that only a few of the asset's trials have says little of this one
    select distinct
        roles.data_tier,
        roles.trial_id,
        areas_of_asset.ta_id
    from roles
    inner join areas_of_asset
        on areas_of_asset.data_tier = roles.data_tier
        and areas_of_asset.asset_id = roles.asset_id
    inner join trials_of_asset
        on trials_of_asset.data_tier = roles.data_tier
        and trials_of_asset.asset_id = roles.asset_id
    left join trials_with_area
        on trials_with_area.data_tier = roles.data_tier
        and trials_with_area.trial_id = roles.trial_id
    where trials_with_area.trial_id is null
        and areas_of_asset.n_trials >= {{ var('inherited_area_min_share') }} * trials_of_asset.n_trials

),

areas as (

    select data_tier, trial_id, ta_id, method from stated_areas
    union all
    select data_tier, trial_id, ta_id, 'asset' from inherited_areas

)

select
    dates.data_tier,
    dates.trial_id,
    coalesce(areas.ta_id, 'other') as ta_id,
    coalesce(areas.method, 'none') as method
from dates
left join areas
    on areas.data_tier = dates.data_tier
    and areas.trial_id = dates.trial_id

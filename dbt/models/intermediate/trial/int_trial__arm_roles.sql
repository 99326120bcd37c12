-- What the arms alone say of an asset's role: tested, control, placebo or several of these. Origins are read from this, because the final
-- roles read origins.

with

arm_assets as (

    select * from {{ ref('int_trial__arm_assets') }}

)

select
    data_tier,
    trial_id,
    asset_id,
    case
        when bool_and(arm_kind = 'experimental') then 'experimental'
        when bool_and(arm_kind = 'placebo') then 'placebo'
        when bool_and(arm_kind <> 'experimental') then 'active_comparator'
        else 'background'
    end as role
from arm_assets
group by data_tier, trial_id, asset_id

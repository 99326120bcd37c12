-- Which asset is given in which arm, and what kind of arm it is. An asset whose intervention is tied to no arm has one
-- row with arm 0: the record does not say, and it counts as tested.

with

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

arm_interventions as (

    select * from {{ ref('int_trial__arm_interventions') }}

),

arms as (

    select * from {{ ref('int_registry__arms') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

arm_types as (

    select * from {{ ref('seed_role_arm_type') }}

),

kinds as (

    select
        arms.data_tier,
        arms.trial_id,
        arms.arm_no,
        coalesce(arm_types.arm_kind, 'experimental') as arm_kind,
        bool_or(arm_types.arm_kind = 'experimental') over (partition by arms.data_tier, arms.trial_id)
            as has_experimental_arm
    from arms
    left join arm_types on arm_types.arm_type = arms.arm_type

),

decided_kinds as (

    select
        kinds.data_tier,
        kinds.trial_id,
        kinds.arm_no,
        case
            when kinds.arm_kind <> 'open' then kinds.arm_kind
            when kinds.has_experimental_arm and studies.allocation = 'RANDOMIZED' then 'control'
            else 'experimental'
        end as arm_kind
    from kinds
    inner join studies
        on studies.data_tier = kinds.data_tier
        and studies.trial_id = kinds.trial_id

),

placed as (

    select distinct
        resolved_mentions.data_tier,
        resolved_mentions.trial_id,
        resolved_mentions.asset_id,
        arm_interventions.arm_no
    from resolved_mentions
    left join arm_interventions
        on arm_interventions.data_tier = resolved_mentions.data_tier
        and arm_interventions.trial_id = resolved_mentions.trial_id
        and arm_interventions.intervention_no = resolved_mentions.intervention_no
    where resolved_mentions.asset_id is not null
    -- a second mention that is tied to no arm adds nothing to one that is
    qualify arm_interventions.arm_no is not null
        or count(arm_interventions.arm_no) over (
            partition by resolved_mentions.data_tier, resolved_mentions.trial_id, resolved_mentions.asset_id
        ) = 0

)

select
    placed.data_tier,
    placed.trial_id,
    placed.asset_id,
    coalesce(placed.arm_no, 0) as arm_no,
    coalesce(decided_kinds.arm_kind, 'experimental') as arm_kind
from placed
left join decided_kinds
    on decided_kinds.data_tier = placed.data_tier
    and decided_kinds.trial_id = placed.trial_id
    and decided_kinds.arm_no = placed.arm_no

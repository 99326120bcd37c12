-- Where a trial gives each asset, and whether it may be what the trial tests: drugs of tested arms only, neither supportive
-- nor diagnostic; what is in tested and control arms alike only if it is the sponsor's own drug and some control arm lacks
-- it (a factorial design).

with

tested_arms as (

    select * from {{ ref('int_trial__tested_arms') }}

),

standing as (

    select * from {{ ref('int_trial__asset_standing') }}

),

arms as (

    select * from {{ ref('int_registry__arms') }}

),

arm_types as (

    select * from {{ ref('seed_role_arm_type') }}

),

control_arms as (

    select
        arms.data_tier,
        arms.trial_id,
        count(*) as n_control_arms
    from arms
    inner join arm_types on arm_types.arm_type = arms.arm_type
    where arm_types.arm_kind in ('control', 'placebo')
    group by arms.data_tier, arms.trial_id

),

backbone_only_arms as (

    select
        tested_arms.data_tier,
        tested_arms.trial_id,
        tested_arms.arm_no
    from tested_arms
    inner join standing
        on standing.data_tier = tested_arms.data_tier
        and standing.trial_id = tested_arms.trial_id
        and standing.asset_id = tested_arms.asset_id
    where tested_arms.arm_kind = 'experimental'
    group by tested_arms.data_tier, tested_arms.trial_id, tested_arms.arm_no
    having min(standing.standing) = 6

),

placed as (

    select
        tested_arms.data_tier,
        tested_arms.trial_id,
        tested_arms.asset_id,
        bool_or(tested_arms.arm_kind = 'experimental') as is_tested,
        bool_or(tested_arms.arm_kind <> 'experimental') as is_control,
        bool_and(tested_arms.arm_kind = 'placebo') as is_placebo,
        count(*) filter (where tested_arms.arm_kind <> 'experimental') as n_control_arms_with,
        bool_or(backbone_only_arms.arm_no is not null) as is_in_backbone_only_arm
    from tested_arms
    left join backbone_only_arms
        on backbone_only_arms.data_tier = tested_arms.data_tier
        and backbone_only_arms.trial_id = tested_arms.trial_id
        and backbone_only_arms.arm_no = tested_arms.arm_no
    group by tested_arms.data_tier, tested_arms.trial_id, tested_arms.asset_id

)

select
    placed.data_tier,
    placed.trial_id,
    placed.asset_id,
    placed.is_tested,
    placed.is_control,
    placed.is_placebo,
    placed.is_in_backbone_only_arm,
    standing.standing,
    standing.is_supportive,
    standing.is_diagnostic,
    standing.is_company_trial,
    placed.is_tested
        and not standing.is_supportive
        and not standing.is_diagnostic
        and (
            not placed.is_control
            or (standing.standing = 1 and placed.n_control_arms_with < coalesce(control_arms.n_control_arms, 0))
        ) as is_candidate
from placed
inner join standing
    on standing.data_tier = placed.data_tier
    and standing.trial_id = placed.trial_id
    and standing.asset_id = placed.asset_id
left join control_arms
    on control_arms.data_tier = placed.data_tier
    and control_arms.trial_id = placed.trial_id

-- Arms with their kind as the drugs tell it, where arm types alone do not tell tested from control:
--   no arm is experimental: those that hold the trial's leading assets are;
--   a company's randomised trial has experimental arms only: those without a drug of its own or under a code name are its
--   controls, and in a trial of another's drug that nobody has approved yet those without such a drug;
--   arms of one kind only and a title "A versus B": the arms that hold only what comes after "versus" are controls.

with

arm_assets as (

    select * from {{ ref('int_trial__arm_assets') }}

),

standing as (

    select * from {{ ref('int_trial__asset_standing') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

judged as (

    select
        arm_assets.data_tier,
        arm_assets.trial_id,
        arm_assets.asset_id,
        arm_assets.arm_no,
        arm_assets.arm_kind,
        standing.standing,
        standing.is_company_trial,
        standing.is_after_versus,
        standing.is_in_title,
        studies.allocation = 'RANDOMIZED' as is_randomized,
        bool_or(arm_assets.arm_kind = 'experimental') over trial as has_experimental_arm,
        bool_or(arm_assets.arm_kind <> 'experimental') over trial as has_control_arm,
        bool_or(standing.is_in_title and not standing.is_after_versus) over trial
            and bool_or(standing.is_after_versus) over trial as has_title_lead,
        min(standing.standing) over trial as best_standing
    from arm_assets
    inner join standing
        on standing.data_tier = arm_assets.data_tier
        and standing.trial_id = arm_assets.trial_id
        and standing.asset_id = arm_assets.asset_id
    inner join studies
        on studies.data_tier = arm_assets.data_tier
        and studies.trial_id = arm_assets.trial_id
    window trial as (partition by arm_assets.data_tier, arm_assets.trial_id)

),

arms as (

    select
        data_tier,
        trial_id,
        arm_no,
        bool_or(standing = best_standing) as holds_lead,
        bool_or(standing <= greatest(best_standing, 2)) as holds_novelty,
        bool_and(is_after_versus) as holds_compared_only
    from judged
    group by data_tier, trial_id, arm_no

)

select
    judged.data_tier,
    judged.trial_id,
    judged.asset_id,
    judged.arm_no,
    case
        when not (judged.has_control_arm and judged.has_experimental_arm) and judged.has_title_lead
            and (arms.holds_compared_only or (judged.arm_no = 0 and judged.is_after_versus))
            then 'control'
        when not judged.has_experimental_arm and judged.arm_kind = 'control'
            and (arms.holds_lead or judged.has_title_lead)
            then 'experimental'
        when not judged.has_control_arm and judged.is_company_trial and judged.is_randomized
            and judged.best_standing <= 3 and not arms.holds_novelty
            then 'control'
        else judged.arm_kind
    end as arm_kind,
    -- arms do not tell: 'A versus B' in the title does
    coalesce(
        not (judged.has_control_arm and judged.has_experimental_arm) and judged.has_title_lead
        and (arms.holds_compared_only or (judged.arm_no = 0 and judged.is_after_versus)), false
    ) as is_told_by_title
from judged
inner join arms
    on arms.data_tier = judged.data_tier
    and arms.trial_id = judged.trial_id
    and arms.arm_no = judged.arm_no

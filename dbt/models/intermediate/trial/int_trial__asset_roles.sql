-- The role of each asset of a trial. Among the candidates the sponsor's own innovations lead in a company's trial, and
-- other companies' beside them that nobody has approved yet; in an investigator's everything does that is no backbone.

with

candidates as (

    select * from {{ ref('int_trial__role_candidates') }}

),

fallen_back as (

    -- a trial without a candidate tests what all its arms share, and a trial of supportive drugs tests those
    select
        *,
        case
            when bool_or(is_candidate) over trial then is_candidate
            when bool_or(is_tested and not is_supportive and not is_diagnostic) over trial
                then is_tested and not is_supportive and not is_diagnostic
            when bool_or(is_tested and not is_diagnostic) over trial then is_tested and not is_diagnostic
            -- records that list the tested drug with the placebo arm only
            else is_placebo and bool_and(is_placebo) over trial
        end as is_possible_lead
    from candidates
    window trial as (partition by data_tier, trial_id)

),

ranked as (

    select
        *,
        min(standing) filter (where is_possible_lead) over (partition by data_tier, trial_id) as best_standing
    from fallen_back

),

led as (

    select
        *,
        is_possible_lead and (
            standing = best_standing
            or (is_company_trial and best_standing = 1 and standing in (2, 3))
            or (not is_company_trial and standing <= 5)
            or (not is_company_trial and is_candidate and is_in_backbone_only_arm)
        ) as is_lead
    from ranked

)

select
    data_tier,
    trial_id,
    asset_id,
    case
        when is_diagnostic then 'diagnostic'
        when is_lead then 'experimental'
        when is_placebo then 'placebo'
        when is_supportive then 'supportive'
        when is_control and not is_tested then 'active_comparator'
        else 'background'
    end as role,
    case
        when is_diagnostic then 'diagnostic_asset'
        when is_lead and not is_candidate then 'only_drug_tested'
        when is_lead and is_company_trial and standing = 1 then 'sponsor_own_asset'
        when is_lead then 'tested_arms_only'
        when is_placebo then 'placebo_arms_only'
        when is_supportive then 'supportive_list'
        when is_control and not is_tested then 'control_arms_only'
        when is_control then 'tested_and_control_arms'
        else 'partner_of_leading_asset'
    end as method,
    cast(case
        when is_lead and not is_candidate then 0.7
        when is_lead or is_diagnostic or is_supportive then 0.9
        when is_control then 0.9
        else 0.8
    end as double) as confidence
from led

-- What registrations outside ClinicalTrials.gov give, one row per intervention.

with

combined as (

    select data_tier, ext_id, intervention_type, names, arm_label from {{ ref('int_registry__ictrp_drugs') }}
    union
    select data_tier, ext_id, intervention_type, names, arm_label from {{ ref('int_registry__cde_drugs') }}

),

registrations as (

    select * from {{ ref('int_registry__registrations') }}

)

select
    combined.data_tier,
    combined.ext_id,
    row_number() over (
        partition by combined.data_tier, combined.ext_id order by combined.arm_label desc nulls last, combined.names
    ) as intervention_no,
    -- without a stated kind only a phase tells a drug; a name without a Latin letter is none that a rule may call new
    case
        when registrations.phase_codes is null then coalesce(combined.intervention_type, 'OTHER')
        when regexp_matches(combined.names[1], '[A-Za-z]') then combined.intervention_type
    end as intervention_type,
    combined.names[1] as intervention_name,
    combined.names[2:] as other_names,
    combined.arm_label,
    regexp_matches(lower(combined.arm_label), 'control|placebo|对照') as is_control
from combined
inner join registrations
    on registrations.data_tier = combined.data_tier
    and registrations.ext_id = combined.ext_id

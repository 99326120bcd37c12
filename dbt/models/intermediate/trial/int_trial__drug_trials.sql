-- Trials that give a drug, biologic, cell or gene product: by the types of their interventions, or, in short records that
-- list no interventions, by having a phase.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

phases as (

    select * from {{ ref('int_trial__phase') }}

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

intervention_types as (

    select * from {{ ref('seed_intervention_type') }}

),

cell_therapies as (

    select * from {{ ref('int_trial__cell_therapy') }}

),

unlisted as (

    -- short records list none; a phase is given to trials of drugs
    select
        studies.data_tier,
        studies.trial_id
    from studies
    inner join phases
        on phases.data_tier = studies.data_tier
        and phases.trial_id = studies.trial_id
    left join interventions
        on interventions.data_tier = studies.data_tier
        and interventions.trial_id = studies.trial_id
    where interventions.trial_id is null
        and phases.phase <> 'NA'

),

given as (

    select
        interventions.data_tier,
        interventions.trial_id
    from interventions
    left join intervention_types on intervention_types.intervention_type = interventions.intervention_type
    -- short records give no type: they are drugs unless a type says otherwise
    where interventions.intervention_type is null
        or intervention_types.is_drug_always
        or {{ is_drug_by_words('interventions', 'intervention_types') }}
    union
    select data_tier, trial_id from unlisted
    union
    select data_tier, trial_id from cell_therapies

)

select
    given.data_tier,
    given.trial_id
from given
inner join studies
    on studies.data_tier = given.data_tier
    and studies.trial_id = given.trial_id
where studies.study_type = 'INTERVENTIONAL'

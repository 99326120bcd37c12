-- The interventions that a study lists, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(interventions, 1) as intervention_no,
        unnest(interventions) as intervention
    from studies

)

select
    data_tier,
    nct_id,
    intervention_no,
    intervention.type as intervention_type,
    intervention.name as intervention_name,
    intervention.description as intervention_description,
    intervention.otherNames as other_names,
    intervention.armGroupLabels as arm_group_labels
from numbered

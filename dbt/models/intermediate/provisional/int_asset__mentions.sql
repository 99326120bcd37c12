-- Provisional: a substance named by an intervention, combinations taken apart at plus signs and slashes.

with

interventions as (

    select * from {{ ref('stg_ctgov__interventions') }}

),

intervention_types as (

    select * from {{ ref('seed_intervention_type') }}

),

drug_interventions as (

    select
        interventions.data_tier,
        interventions.nct_id,
        interventions.intervention_no,
        regexp_split_to_array(
            interventions.intervention_name, '\s+\+\s+|\s+plus\s+|\s+in combination with\s+|\s+combined with\s+|\s+and\s+'
        ) as parts
    from interventions
    inner join intervention_types on intervention_types.intervention_type = interventions.intervention_type
    where intervention_types.is_drug_always
        or regexp_matches(lower(interventions.intervention_name), intervention_types.drug_pattern)

),

taken_apart as (

    select
        data_tier,
        nct_id,
        intervention_no,
        generate_subscripts(parts, 1) as mention_no,
        unnest(parts) as mention_text
    from drug_interventions

),

normalised as (

    select
        data_tier,
        nct_id,
        intervention_no,
        mention_no,
        mention_text,
        {{ asset_name_norm('mention_text') }} as mention_norm
    from taken_apart

)

select
    data_tier,
    nct_id,
    intervention_no,
    mention_no,
    mention_text,
    mention_norm
from normalised
where mention_norm <> ''

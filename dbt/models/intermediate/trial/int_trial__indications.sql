-- What a trial treats: the MeSH terms of its conditions, else the terms that the same words have in other trials, else
-- the diseases that Open Targets links to them, else the conditions as the sponsor wrote them.

with

condition_meshes as (

    select * from {{ ref('stg_ctgov__condition_meshes') }}
    where not is_ancestor
      and {{ of_study_known_then() }}

),

conditions as (

    select * from {{ ref('int_registry__conditions') }}

),

linked_conditions as (

    select * from {{ ref('int_trial__linked_conditions') }}

),

condition_terms as (

    select * from {{ ref('int_trial__condition_terms') }}

),

without_mesh as (

    select
        conditions.data_tier,
        conditions.trial_id,
        coalesce(
            condition_terms.mesh_id, linked_conditions.disease_id,
            'txt_' || left(md5(lower(trim(conditions.condition_name))), 12)
        ) as indication_id,
        condition_terms.mesh_id,
        coalesce(
            condition_terms.mesh_term, linked_conditions.disease_name, lower(trim(conditions.condition_name))
        ) as indication_name
    from conditions
    left join condition_terms
        on condition_terms.data_tier = conditions.data_tier
        and condition_terms.condition_words = {{ text_words('conditions.condition_name') }}
    left join linked_conditions
        on linked_conditions.data_tier = conditions.data_tier
        and linked_conditions.trial_id = conditions.trial_id
        and linked_conditions.condition_words = {{ text_words('conditions.condition_name') }}
    left join condition_meshes
        on condition_meshes.data_tier = conditions.data_tier
        and condition_meshes.nct_id = conditions.trial_id
    where condition_meshes.nct_id is null
      and conditions.condition_name is not null

),

combined as (

    select
        data_tier,
        nct_id as trial_id,
        mesh_id as indication_id,
        mesh_id,
        mesh_term as indication_name
    from condition_meshes
    union all
    select
        data_tier,
        trial_id,
        indication_id,
        mesh_id,
        indication_name
    from without_mesh

)

select
    data_tier,
    trial_id,
    indication_id,
    min(mesh_id) as mesh_id,
    min(indication_name) as indication_name
from combined
group by data_tier, trial_id, indication_id

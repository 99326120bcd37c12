-- Therapeutic areas of a trial from the MeSH terms that the registry gave to its conditions. The registry lists the
-- ancestors of all terms together, so which ancestor belongs to which term is read from the studies that share a term:
-- its own ancestors are those that every one of them has. Oncology then wins inside one term.

with

condition_meshes as (

    select * from {{ ref('stg_ctgov__condition_meshes') }}
    where {{ of_study_known_then() }}

),

mesh_map as (

    select * from {{ ref('seed_ta_mesh_map') }}

),

exclusions as (

    select * from {{ ref('seed_ta_mesh_exclusion') }}

),

studies_with_ancestors as (

    select distinct
        data_tier,
        nct_id as trial_id
    from condition_meshes
    where is_ancestor

),

terms as (

    select
        condition_meshes.data_tier,
        condition_meshes.nct_id as trial_id,
        condition_meshes.mesh_id,
        count(*) over (partition by condition_meshes.data_tier, condition_meshes.mesh_id) as n_studies
    from condition_meshes
    inner join studies_with_ancestors
        on studies_with_ancestors.data_tier = condition_meshes.data_tier
        and studies_with_ancestors.trial_id = condition_meshes.nct_id
    where not condition_meshes.is_ancestor

),

mapped as (

    -- a term that heads an area counts as its own ancestor
    select distinct
        condition_meshes.data_tier,
        condition_meshes.nct_id as trial_id,
        condition_meshes.mesh_id as head_mesh_id,
        mesh_map.ta_id
    from condition_meshes
    inner join mesh_map on mesh_map.mesh_id = condition_meshes.mesh_id

),

areas_of_term as (

    select
        terms.data_tier,
        terms.mesh_id,
        mapped.ta_id
    from terms
    inner join mapped
        on mapped.data_tier = terms.data_tier
        and mapped.trial_id = terms.trial_id
    group by terms.data_tier, terms.mesh_id, mapped.head_mesh_id, mapped.ta_id
    having count(*) = max(terms.n_studies)

),

winning as (

    select distinct
        data_tier,
        mesh_id,
        ta_id
    from areas_of_term
    qualify ta_id = 'oncology' or not bool_or(ta_id = 'oncology') over (partition by data_tier, mesh_id)

),

excluded as (

    select distinct
        condition_meshes.data_tier,
        condition_meshes.nct_id as trial_id,
        exclusions.ta_id
    from condition_meshes
    inner join exclusions on exclusions.mesh_id = condition_meshes.mesh_id

)

select distinct
    terms.data_tier,
    terms.trial_id,
    winning.ta_id
from terms
inner join winning
    on winning.data_tier = terms.data_tier
    and winning.mesh_id = terms.mesh_id
left join excluded
    on excluded.data_tier = terms.data_tier
    and excluded.trial_id = terms.trial_id
    and excluded.ta_id = winning.ta_id
where excluded.ta_id is null

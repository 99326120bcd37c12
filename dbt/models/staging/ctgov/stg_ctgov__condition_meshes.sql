-- MeSH terms that the registry assigned to a study's conditions, and the ancestors of those terms.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

assigned as (

    select
        data_tier,
        nct_id,
        false as is_ancestor,
        generate_subscripts(condition_meshes, 1) as mesh_no,
        unnest(condition_meshes) as mesh
    from studies

),

ancestors as (

    select
        data_tier,
        nct_id,
        true as is_ancestor,
        generate_subscripts(condition_ancestors, 1) as mesh_no,
        unnest(condition_ancestors) as mesh
    from studies

),

combined as (

    select * from assigned
    union all
    select * from ancestors

)

select
    data_tier,
    nct_id,
    is_ancestor,
    mesh_no,
    {{ mesh_descriptor_id('mesh.id') }} as mesh_id,
    mesh.term as mesh_term
from combined

-- MeSH terms that the registry assigned to a study's conditions, and the ancestors of those terms.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

assigned as (

    select
        data_tier,
        nct_id,
        unnest(condition_meshes) as mesh,
        false as is_ancestor
    from studies

),

ancestors as (

    select
        data_tier,
        nct_id,
        unnest(condition_ancestors) as mesh,
        true as is_ancestor
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
    mesh.id as mesh_id,
    mesh.term as mesh_term,
    is_ancestor
from combined

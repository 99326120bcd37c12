-- The lead sponsor (number 0) and the collaborators of a study, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

lead_sponsors as (

    select
        data_tier,
        nct_id,
        cast(0 as bigint) as sponsor_no,
        'lead' as sponsor_role,
        lead_sponsor_name as sponsor_name,
        lead_sponsor_class as sponsor_class
    from studies
    where lead_sponsor_name is not null

),

numbered_collaborators as (

    select
        data_tier,
        nct_id,
        generate_subscripts(collaborators, 1) as sponsor_no,
        unnest(collaborators) as collaborator
    from studies

),

combined as (

    select * from lead_sponsors
    union all
    select
        data_tier,
        nct_id,
        sponsor_no,
        'collaborator' as sponsor_role,
        collaborator.name as sponsor_name,
        collaborator.class as sponsor_class
    from numbered_collaborators

)

select
    data_tier,
    nct_id,
    sponsor_no,
    sponsor_role,
    sponsor_name,
    sponsor_class
from combined

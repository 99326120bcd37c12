-- What the tested assets of a trial are: any new molecule, any cell product. A copy of a new molecule is none, whatever name
-- it goes by. A modality that was itself read from registry texts adds nothing here: int_trial__cell_therapy reads the
-- trial's own.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}
    where role = 'experimental'

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

contexts as (

    select * from {{ ref('int_trial__asset_context') }}

),

cell_routes as (

    select value as modality_l2
    from {{ ref('seed_taxonomy') }}
    where dimension = 'cell_therapy_route'

)

select
    roles.data_tier,
    roles.trial_id,
    coalesce(bool_or(attributes.is_nme and contexts.innovation_class <> 'biosimilar'), false) as tests_nme,
    coalesce(bool_or(
        cell_routes.modality_l2 is not null and attributes.modality_method <> 'registry_text'
    ), false) as tests_cells
from roles
left join attributes
    on attributes.data_tier = roles.data_tier
    and attributes.asset_id = roles.asset_id
left join contexts
    on contexts.data_tier = roles.data_tier
    and contexts.trial_id = roles.trial_id
    and contexts.asset_id = roles.asset_id
left join cell_routes on cell_routes.modality_l2 = attributes.modality_l2
group by roles.data_tier, roles.trial_id

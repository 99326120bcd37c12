-- Organisations of a trial: its lead sponsor and its collaborators. One that is both is the lead.

with

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

)

select
    sponsors.data_tier,
    sponsors.trial_id,
    resolved_names.company_id,
    case when bool_or(sponsors.sponsor_role = 'lead') then 'lead' else 'collaborator' end as role,
    min(sponsors.sponsor_name) as sponsor_name
from sponsors
inner join resolved_names
    on resolved_names.data_tier = sponsors.data_tier
    and resolved_names.sponsor_name = sponsors.sponsor_name
group by sponsors.data_tier, sponsors.trial_id, resolved_names.company_id

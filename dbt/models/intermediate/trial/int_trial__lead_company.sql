-- The company behind a trial's lead sponsor, and the head of its group.

with

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}
    where sponsor_role = 'lead'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

)

select
    sponsors.data_tier,
    sponsors.trial_id,
    resolved_names.company_id,
    coalesce(companies.parent_company_id, resolved_names.company_id) as root_company_id,
    -- the registry's class is read only where the type is unknown: companies register as OTHER as well
    case
        when companies.company_type in ('big_pharma', 'biopharma', 'biotech', 'mnc', 'crdmo') then true
        when companies.company_type in ('academic', 'government') then false
        else coalesce(sponsors.sponsor_class = 'INDUSTRY', false)
    end as is_company
from sponsors
left join resolved_names
    on resolved_names.data_tier = sponsors.data_tier
    and resolved_names.sponsor_name = sponsors.sponsor_name
left join companies
    on companies.data_tier = resolved_names.data_tier
    and companies.company_id = resolved_names.company_id

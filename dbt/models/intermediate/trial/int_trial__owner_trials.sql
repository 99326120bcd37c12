-- Studies in which an owner of the asset takes part, as sponsor or as collaborator, himself or a company of his group.

with

sponsors as (

    select * from {{ ref('int_registry__sponsors') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

owners as (

    select * from {{ ref('int_trial__asset_owners') }}

)

select distinct
    owners.data_tier,
    sponsors.trial_id,
    owners.asset_id
from sponsors
inner join resolved_names
    on resolved_names.data_tier = sponsors.data_tier
    and resolved_names.sponsor_name = sponsors.sponsor_name
left join companies
    on companies.data_tier = resolved_names.data_tier
    and companies.company_id = resolved_names.company_id
inner join owners
    on owners.data_tier = sponsors.data_tier
    and owners.root_company_id = coalesce(companies.parent_company_id, resolved_names.company_id)

-- Companies that an asset belongs to: its originator, and whoever holds an approval of it.

with

origins as (

    select * from {{ ref('int_asset__origin') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}
    where approval_type = 'initial'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

companies as (

    select * from {{ ref('int_company__companies') }}

),

owned as (

    select
        data_tier,
        asset_id,
        originator_company_id as company_id
    from origins
    where originator_company_id is not null
    union
    select
        approvals.data_tier,
        approvals.asset_id,
        resolved_names.company_id
    from approvals
    inner join resolved_names
        on resolved_names.data_tier = approvals.data_tier
        and resolved_names.sponsor_name = approvals.applicant_name

)

select distinct
    owned.data_tier,
    owned.asset_id,
    coalesce(companies.parent_company_id, owned.company_id) as root_company_id
from owned
left join companies
    on companies.data_tier = owned.data_tier
    and companies.company_id = owned.company_id

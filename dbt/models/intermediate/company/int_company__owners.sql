-- Head of the group of a company outside the seed, where a reference list states it. What the seed says of a company
-- comes first: its owners have dates.

with

stated_owners as (

    select * from {{ ref('int_company__stated_owners') }}

),

listed as (

    select distinct company_id from {{ ref('int_company__listed_versions') }}

),

resolved as (

    select
        names.data_tier,
        names.name_norm,
        resolved_names.company_id
    from {{ ref('int_company__names') }} as names
    inner join {{ ref('int_company__resolved_names') }} as resolved_names
        on resolved_names.data_tier = names.data_tier
        and resolved_names.sponsor_name = names.sponsor_name
    where names.is_industry

),

owners_by_name as (

    -- one key of two companies says nothing
    select
        data_tier,
        name_norm,
        min(company_id) as company_id
    from resolved
    group by data_tier, name_norm
    having count(distinct company_id) = 1

),

owned as (

    select
        resolved.data_tier,
        resolved.company_id,
        min(owners_by_name.company_id) as owner_company_id,
        min(stated_owners.owner_country) as owner_country
    from resolved
    inner join stated_owners
        on stated_owners.data_tier = resolved.data_tier
        and stated_owners.name_norm = resolved.name_norm
    left join owners_by_name
        on owners_by_name.data_tier = stated_owners.data_tier
        and owners_by_name.name_norm = stated_owners.owner_norm
    left join listed on listed.company_id = resolved.company_id
    where listed.company_id is null
      -- a name that the seed lists means a company of the seed, or neither of two
      and resolved.name_norm not in (select alias_norm from {{ ref('seed_company_alias') }})
    group by resolved.data_tier, resolved.company_id
    having count(distinct stated_owners.owner_norm) = 1

)

select
    owned.data_tier,
    owned.company_id,
    owned.owner_company_id,
    owned.owner_country
from owned
left join owned as above
    on above.data_tier = owned.data_tier
    and above.company_id = owned.owner_company_id
-- a company that also goes by its owner's name is its own head
where above.data_tier is null

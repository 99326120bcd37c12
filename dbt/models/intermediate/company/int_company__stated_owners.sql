-- Who owns a company by the reference lists: ROR's links to parents, and those of the vendor in use. No list dates
-- them, so only a company that bears its owner's name counts as his from the beginning; one of another name may have
-- been bought after it made its drugs, which stay where they were made. Owners are followed up to the head; a circle
-- has none.

with recursive

organizations as (

    select
        data_tier,
        'ror' as source,
        ror_id as organization_id,
        organization_name,
        country_code
    from {{ ref('stg_ror__organizations') }}
    where list_contains(organization_types, 'company')
    union all
    select
        company.data_tier,
        'vendor',
        company.company_id,
        company.name,
        company.hq_country
    from {{ ref('stg_vendor__company') }} as company
    inner join {{ ref('int_vendor__in_use') }} as in_use
        on in_use.data_tier = company.data_tier
        and in_use.vendor = company.vendor
        and in_use.table_name = 'company'

),

links as (

    select
        data_tier,
        'ror' as source,
        ror_id as organization_id,
        related_ror_id as owner_id
    from {{ ref('stg_ror__relationships') }}
    where relationship_type = 'parent'
    union all
    select
        company.data_tier,
        'vendor',
        company.company_id,
        company.parent_id
    from {{ ref('stg_vendor__company') }} as company
    inner join {{ ref('int_vendor__in_use') }} as in_use
        on in_use.data_tier = company.data_tier
        and in_use.vendor = company.vendor
        and in_use.table_name = 'company'

),

named as (

    select
        *,
        {{ norm_company_name('organization_name') }} as name_norm
    from organizations

),

stated as (

    select
        owned.data_tier,
        owned.source,
        owned.name_norm,
        owners.country_code as owner_country,
        case
            when list_contains(string_split(owners.name_norm, ' '), split_part(owned.name_norm, ' ', 1))
                 or list_contains(string_split(owned.name_norm, ' '), split_part(owners.name_norm, ' ', 1))
                 then nullif(owners.name_norm, owned.name_norm)
        end as owner_norm
    from named as owned
    left join links
        on links.data_tier = owned.data_tier
        and links.source = owned.source
        and links.organization_id = owned.organization_id
    left join named as owners
        on owners.data_tier = links.data_tier
        and owners.source = links.source
        and owners.organization_id = links.owner_id

),

agreed as (

    -- 'Merck (Germany)' and 'Merck (Indonesia)' are one key: all that bear it have that one owner, or none counts
    select
        data_tier,
        source,
        name_norm,
        min(owner_norm) as owner_norm,
        min(owner_country) as owner_country
    from stated
    group by data_tier, source, name_norm
    having count(distinct owner_norm) = 1 and bool_and(owner_norm is not null)

),

direct as (

    -- a vendor follows his companies more closely than a registry of research does
    select *
    from agreed
    qualify row_number() over (partition by data_tier, name_norm order by source desc) = 1

),

climbed as (

    -- ten steps end any circle
    select
        data_tier,
        name_norm,
        owner_norm,
        owner_country,
        1 as n_steps
    from direct
    union all
    select
        climbed.data_tier,
        climbed.name_norm,
        direct.owner_norm,
        direct.owner_country,
        climbed.n_steps + 1
    from climbed
    inner join direct
        on direct.data_tier = climbed.data_tier
        and direct.name_norm = climbed.owner_norm
    where climbed.n_steps < 10

)

select
    climbed.data_tier,
    climbed.name_norm,
    climbed.owner_norm,
    climbed.owner_country
from climbed
left join direct
    on direct.data_tier = climbed.data_tier
    and direct.name_norm = climbed.owner_norm
where direct.data_tier is null

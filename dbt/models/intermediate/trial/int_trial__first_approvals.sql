-- First approval of each asset anywhere. Agencies of which no file is landed (China's above all) are known by year from the
-- reference sources; such a year counts from its middle.

with

approvals as (

    select
        data_tier,
        asset_id,
        min(approval_date) as approval_date
    from {{ ref('int_approval__approvals') }}
    group by data_tier, asset_id

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

known as (

    select
        identities.data_tier,
        identities.asset_id,
        approvals.approval_date,
        facts.first_approval_year
    from identities
    left join approvals
        on approvals.data_tier = identities.data_tier
        and approvals.asset_id = identities.asset_id
    left join facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key

)

select
    data_tier,
    asset_id,
    case
        when first_approval_year is null then approval_date
        when extract(year from approval_date) <= first_approval_year then approval_date
        else make_date(first_approval_year, 7, 1)
    end as first_approval_date
from known
where approval_date is not null or first_approval_year is not null

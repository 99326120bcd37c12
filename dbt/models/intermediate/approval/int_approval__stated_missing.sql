-- China-origin approvals that the curated list states and the loaded lists do not show, because a list is older than the
-- approval or incomplete. They are never counted; exhibit 5c publishes them beside its count.

with

stated as (

    select * from {{ ref('int_approval__stated') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}

),

resolved_substances as (

    select * from {{ ref('int_asset__resolved_substances') }}

),

tiers as (

    select distinct data_tier from approvals
    where {{ is_real_world('data_tier') }}

),

approved_substances as (

    select distinct
        approvals.data_tier,
        approvals.agency,
        resolved_substances.substance_norm
    from approvals
    inner join resolved_substances
        on resolved_substances.data_tier = approvals.data_tier
        and resolved_substances.asset_id = approvals.asset_id

)

select
    tiers.data_tier,
    stated.agency,
    stated.pref_name,
    stated.approved_on
from stated
cross join tiers
left join approved_substances
    on approved_substances.data_tier = tiers.data_tier
    and approved_substances.agency = stated.agency
    and approved_substances.substance_norm = stated.substance_norm
where approved_substances.substance_norm is null

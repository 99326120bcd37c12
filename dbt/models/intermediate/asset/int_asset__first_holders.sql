-- Who held the first approval of an asset that any agency shows: its maker more often than a licensee, where the asset is
-- not so old that somebody else's new form of it came first in the agency's files.

with

approvals as (

    select * from {{ ref('int_approval__approvals') }}
    where approval_type = 'initial'

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

names as (

    select * from {{ ref('int_asset__names') }}
    where component_key is not null

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

combined as (

    select data_tier, asset_id, applicant_name as holder_name, agency, approval_date from approvals
    union all
    select nmpa.data_tier, identities.asset_id, nmpa.manufacturer, 'NMPA', nmpa.approval_date
    from {{ ref('stg_nmpa__approvals') }} as nmpa
    inner join names
        on names.data_tier = nmpa.data_tier
        and names.name_key = {{ asset_name_key(asset_name_norm('nmpa.product')) }}
    inner join identities
        on identities.data_tier = names.data_tier
        and identities.reference_key = names.component_key

)

select
    combined.data_tier,
    combined.asset_id,
    combined.holder_name,
    combined.agency,
    combined.approval_date
from combined
inner join identities
    on identities.data_tier = combined.data_tier
    and identities.asset_id = combined.asset_id
inner join facts
    on facts.data_tier = identities.data_tier
    and facts.component_key = identities.reference_key
where combined.holder_name is not null
  and combined.approval_date is not null
  and facts.first_approval_year >= extract(year from date '{{ var("nme_first_approved_from") }}')
qualify row_number() over (
    partition by combined.data_tier, combined.asset_id
    order by combined.approval_date, combined.agency, combined.holder_name
) = 1

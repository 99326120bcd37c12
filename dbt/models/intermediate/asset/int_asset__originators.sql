-- Everybody who originated an asset: the primary originator of int_asset__origin, and those who made it with him. No
-- source says how they share it, so they share it evenly.

with

origins as (

    select * from {{ ref('int_asset__origin') }}

),

origin_dates as (

    select * from {{ ref('int_asset__origin_dates') }}

),

co_originators as (

    select * from {{ ref('seed_asset_co_originator') }}

),

curated_names as (

    select distinct data_tier, source_record_id as asset_name, asset_id
    from {{ ref('int_asset__reference_records') }}
    where source = 'curated'

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

combined as (

    select
        data_tier,
        asset_id,
        originator_company_id as company_id,
        true as is_primary,
        origin_country,
        evidence,
        confidence
    from origins
    where originator_company_id is not null
    union all
    select
        curated_names.data_tier,
        curated_names.asset_id,
        resolved_names.company_id,
        false,
        min(co_originators.origin_country),
        min(co_originators.reason),
        1.0
    from curated_names
    inner join co_originators on co_originators.asset_name = curated_names.asset_name
    inner join resolved_names
        on resolved_names.data_tier = curated_names.data_tier
        and resolved_names.sponsor_name = co_originators.originator_name
    inner join origins
        on origins.data_tier = curated_names.data_tier
        and origins.asset_id = curated_names.asset_id
        and origins.originator_company_id <> resolved_names.company_id
    group by curated_names.data_tier, curated_names.asset_id, resolved_names.company_id

)

select
    combined.data_tier,
    combined.asset_id,
    combined.company_id,
    combined.is_primary,
    1 / cast(count(*) over (partition by combined.data_tier, combined.asset_id) as double) as weight,
    combined.origin_country,
    origin_dates.origin_date,
    combined.evidence,
    combined.confidence
from combined
left join origin_dates
    on origin_dates.data_tier = combined.data_tier
    and origin_dates.asset_id = combined.asset_id

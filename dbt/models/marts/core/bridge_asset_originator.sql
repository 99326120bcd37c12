-- Originators of each asset. One per asset so far, so each is primary and carries the whole weight.

with

origins as (

    select * from {{ ref('int_asset__origin') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

)

select
    origins.data_tier,
    origins.asset_id,
    origins.originator_company_id as company_id,
    true as is_primary,
    cast(1 as double) as weight,
    assets.first_clinical_date as origin_date,
    origins.evidence,
    origins.confidence
from origins
inner join assets
    on assets.data_tier = origins.data_tier
    and assets.asset_id = origins.asset_id
where origins.originator_company_id is not null

-- Origin of each asset, exactly one row per asset: the country of its primary originator's headquarters when it
-- originated, whoever sponsors or owns it now. UNK where unknown, so that it stays in every denominator.

{{ primary_origin_only() }}

with

assets as (

    select * from {{ ref('dim_asset') }}

),

origins as (

    select * from {{ ref('int_asset__origin') }}

)

select
    assets.data_tier,
    assets.asset_id,
    coalesce(origins.origin_country, 'UNK') as origin_country,
    {{ china_scope_group("coalesce(origins.origin_group, 'UNK')") }} as origin_group,
    origins.originator_company_id,
    origins.evidence,
    coalesce(origins.method, 'none') as method,
    coalesce(origins.confidence, 0) as confidence
from assets
left join origins
    on origins.data_tier = assets.data_tier
    and origins.asset_id = assets.asset_id

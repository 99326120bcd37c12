-- Originators of each asset: whoever made it, in the country where it was then. Written by what was true at the origin,
-- so acquisitions and moves of headquarters change nothing here.

with

originators as (

    select * from {{ ref('int_asset__originators') }}

)

select
    data_tier,
    asset_id,
    company_id,
    is_primary,
    weight,
    origin_country,
    origin_date,
    evidence,
    confidence
from originators

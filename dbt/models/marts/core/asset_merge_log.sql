-- Names that stand for an asset of another name: the key each would have alone, and the asset it belongs to now.

with

merges as (

    select * from {{ ref('int_asset__merge_log') }}

)

select
    data_tier,
    old_asset_id,
    asset_id,
    name_key,
    method,
    confidence,
    n_studies
from merges

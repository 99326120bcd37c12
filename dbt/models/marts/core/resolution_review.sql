-- What a curator could settle, what touches most studies first: weak names, weak modalities, unknown or contested origins.

with

doubtful as (

    select * from {{ ref('int_asset__review') }}

)

select
    data_tier,
    asset_id,
    pref_name,
    n_studies,
    evidence,
    confidence,
    row_number() over (partition by data_tier order by n_studies desc, confidence asc, asset_id asc) as review_rank
from doubtful

-- Every name of an asset, from references, records and curation. A name of two assets is ambiguous and must join nothing.

with

synonyms as (

    select * from {{ ref('int_asset__synonyms') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

)

select
    synonyms.data_tier,
    synonyms.synonym_norm,
    synonyms.asset_id,
    synonyms.synonym,
    synonyms.lang,
    synonyms.sources,
    synonyms.method,
    synonyms.confidence,
    synonyms.is_ambiguous,
    synonyms.n_mentions
from synonyms
inner join assets
    on assets.data_tier = synonyms.data_tier
    and assets.asset_id = synonyms.asset_id

-- Assets in the pipelines that companies publish. Lists of names are joined with bars.
{{ config(materialized='table') }}

with

raw_assets as (

    select * from {{ source('company_pipelines', 'assets') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "company": "VARCHAR", "asset_name": "VARCHAR", "synonyms": "JSON", "mechanism_of_action": "VARCHAR",
            "therapeutic_area": "VARCHAR", "indication": "VARCHAR", "phase": "VARCHAR", "modality": "VARCHAR",
            "extraction_date": "VARCHAR"
        }') as asset
    from raw_assets

),

named as (

    select
        *,
        case json_type(asset.synonyms)
            when 'ARRAY' then array_to_string(from_json(asset.synonyms, '["VARCHAR"]'), '|')
            else asset.synonyms ->> '$'
        end as synonyms_text
    from parsed

)

select
    data_tier,
    load_id,
    record_key as pipeline_key,
    {{ stated('asset.company') }} as company,
    {{ stated('asset.asset_name') }} as asset_name,
    {{ stated('synonyms_text') }} as synonyms,
    {{ stated('asset.mechanism_of_action') }} as mechanism_of_action,
    {{ stated('asset.therapeutic_area') }} as therapeutic_area,
    {{ stated('asset.indication') }} as indication,
    {{ stated('asset.phase') }} as phase,
    {{ stated('asset.modality') }} as modality,
    {{ publisher_date('asset.extraction_date') }} as extraction_date
from named

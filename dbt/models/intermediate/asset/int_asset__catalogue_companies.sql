-- Companies that lists of products name beside an asset: the first company of the antibody catalogue, and the one
-- company whose pipeline lists it.

with

records as (

    select * from {{ ref('int_asset__reference_records') }}

),

antibodies as (

    select records.data_tier, records.asset_id, trim(split_part(min(antibodies.companies), ';', 1)) as company_name
    from records
    inner join {{ ref('stg_thera_sabdab__antibodies') }} as antibodies
        on antibodies.data_tier = records.data_tier
        and antibodies.antibody_name = records.source_record_id
    where records.source = 'thera_sabdab'
      and antibodies.companies is not null
    group by records.data_tier, records.asset_id

),

pipelines as (

    select records.data_tier, records.asset_id, min(pipeline.company) as company_name
    from {{ ref('stg_pharma_pipelines__assets') }} as pipeline
    inner join records
        on records.data_tier = pipeline.data_tier
        and records.name_key = {{ asset_name_key('pipeline.asset_name') }}
    group by records.data_tier, records.asset_id
    having count(distinct pipeline.company) = 1

)

select data_tier, asset_id, 'antibody_catalogue' as method, company_name from antibodies
union all
select data_tier, asset_id, 'company_pipeline', company_name from pipelines

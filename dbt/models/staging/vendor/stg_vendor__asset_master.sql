-- Assets that vendors follow.
{{ config(materialized='table') }}

with

raw_rows as (

    select * from {{ source('vendor', 'asset_master') }}

),

parsed as (

    select
        data_tier,
        split_part(record_key, '|', 1) as vendor,
        record_date as asof_date,
        load_id,
        from_json(payload, '{
            "vendor_asset_id": "VARCHAR", "names": ["VARCHAR"], "innovation_class": "VARCHAR", "modality": "VARCHAR",
            "is_diagnostic": "BOOLEAN", "originator_company_id": "VARCHAR", "originator_country": "VARCHAR",
            "first_ind_date": "DATE", "first_trial_date": "DATE", "global_highest_stage": "VARCHAR",
            "china_highest_stage": "VARCHAR", "us_highest_stage": "VARCHAR", "active_status": "VARCHAR",
            "inn": "VARCHAR", "chembl_id": "VARCHAR"
        }') as asset
    from raw_rows

)

select
    data_tier,
    vendor,
    asof_date,
    load_id,
    asset.vendor_asset_id,
    asset.names,
    asset.innovation_class,
    asset.modality,
    asset.is_diagnostic,
    asset.originator_company_id,
    asset.originator_country,
    asset.first_ind_date,
    asset.first_trial_date,
    asset.global_highest_stage,
    asset.china_highest_stage,
    asset.us_highest_stage,
    asset.active_status,
    asset.inn,
    asset.chembl_id
from parsed

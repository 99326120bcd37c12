-- Therapeutic area of each disease of the platform, as one word and as all areas that it stands under.
{{ config(materialized='table') }}

with

raw_areas as (

    select * from {{ source('open_targets', 'disease_areas') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"ot_therapeutic_area": "VARCHAR", "ot_ta_raw": "VARCHAR"}') as area
    from raw_areas

)

select
    data_tier,
    load_id,
    record_key as disease_id,
    {{ stated('area.ot_therapeutic_area') }} as therapeutic_area,
    {{ stated('area.ot_ta_raw') }} as all_therapeutic_areas
from parsed

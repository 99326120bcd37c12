-- Antibodies with an INN. The header of the stage carries the month of issue, so it is found by how it begins.
{{ config(materialized='table') }}

with

raw_antibodies as (

    select * from {{ source('thera_sabdab', 'antibodies') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_antibodies

),

staged as (

    select
        *,
        list_filter(map_entries(fields), lambda entry: starts_with(entry.key, 'highest_clin_trial'))[1].value as stage
    from parsed

)

select
    data_tier,
    load_id,
    record_key as antibody_name,
    {{ stated_field(['format']) }} as format,
    {{ stated_field(['target']) }} as target,
    {{ stated('stage') }} as highest_clinical_stage,
    {{ stated_field(['est_status']) }} as development_status,
    cast(try_cast(fields['year_proposed'] as double) as integer) as year_proposed,
    cast(try_cast(fields['year_recommended'] as double) as integer) as year_recommended,
    {{ stated_field(['companies']) }} as companies,
    {{ stated_field(['alternative_therapeutic_names']) }} as alternative_names,
    {{ stated_field(['notes']) }} as notes
from staged

-- Published amounts of R&D money in millions of their currency. An unknown amount is null, never 0.
{{ config(materialized='table') }}

with

raw_lines as (

    select * from {{ source('rd_statistics', 'funding_lines') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_lines

)

select
    data_tier,
    load_id,
    record_key as line_key,
    {{ text_field(['country']) }} as country,
    try_cast({{ text_field(['year']) }} as integer) as year,
    {{ text_field(['source_type']) }} as source_type,
    {{ text_field(['line_id']) }} as line_id,
    try_cast({{ text_field(['low']) }} as double) as low_mn,
    try_cast({{ text_field(['mid']) }} as double) as mid_mn,
    try_cast({{ text_field(['high']) }} as double) as high_mn,
    {{ text_field(['bound_op']) }} as bound_op,
    {{ text_field(['currency']) }} as currency,
    {{ text_field(['basis']) }} as basis,
    try_cast({{ text_field(['is_innovative_drug']) }} as boolean) as is_innovative_drug,
    try_cast({{ text_field(['is_nascent']) }} as boolean) as is_nascent,
    {{ text_field(['citation']) }} as citation
from parsed

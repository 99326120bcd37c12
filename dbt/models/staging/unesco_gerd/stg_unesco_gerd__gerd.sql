-- Gross domestic expenditure on R&D by indicator, country and year. The file spells several headers twice, in capitals
-- for the code and in small letters for the text, so fields are read by their exact names.
{{ config(materialized='table') }}

with

raw_gerd as (

    select * from {{ source('unesco_gerd', 'gerd') }}

)

select
    data_tier,
    load_id,
    split_part(record_key, '|', 1) as indicator_code,
    split_part(record_key, '|', 2) as country_iso3,
    cast(split_part(record_key, '|', 3) as integer) as year,
    nullif(json_extract_string(payload, '$.Indicator'), '') as indicator_name,
    nullif(json_extract_string(payload, '$.Country'), '') as country_text,
    try_cast(json_extract_string(payload, '$.Value') as double) as amount_ppp_usd_thousand,
    nullif(json_extract_string(payload, '$."Flag Codes"'), '') as flag_codes
from raw_gerd

-- Cities per subject and edition with their Share.
{{ config(materialized='table') }}

with

raw_cities as (

    select * from {{ source('nature_index', 'cities') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        {{ record_fields('payload') }} as fields
    from raw_cities

)

select
    data_tier,
    load_id,
    record_key as city_key,
    try_cast({{ text_field(['edition']) }} as integer) as edition_year,
    {{ text_field(['subject']) }} as subject,
    {{ text_field(['city']) }} as city_name,
    {{ text_field(['country']) }} as country_text,
    try_cast({{ text_field(['rank']) }} as integer) as rank_in_list,
    try_cast({{ text_field(['share']) }} as double) as share_of_articles
from parsed

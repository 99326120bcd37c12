-- Institutions per edition. The Share of the newest year that a row has stands in share_of_articles.
{{ config(materialized='table') }}

with

raw_institutions as (

    select * from {{ source('nature_index', 'institutions') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        input_name,
        {{ record_fields('payload') }} as fields
    from raw_institutions

),

with_share as (

    select
        *,
        list_max(list_filter(map_keys(fields), lambda name: regexp_matches(name, '^share_20[0-9]{2}$'))) as share_field
    from parsed

)

select
    data_tier,
    load_id,
    record_key as institution_key,
    coalesce(
        try_cast({{ text_field(['edition']) }} as integer),
        try_cast(nullif(regexp_extract(input_name, '(20[0-9]{2})', 1), '') as integer)
    ) as edition_year,
    {{ text_field(['institution']) }} as institution_name,
    {{ text_field(['sector']) }} as sector,
    {{ text_field(['city']) }} as city_name,
    {{ text_field(['country']) }} as country_text,
    try_cast({{ text_field(['rank']) }} as integer) as rank_in_list,
    try_cast(coalesce({{ text_field(['share']) }}, fields[share_field]) as double) as share_of_articles,
    try_cast(right(share_field, 4) as integer) as share_year
from with_share

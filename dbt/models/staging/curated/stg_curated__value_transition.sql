-- Themes of the move from efficiency to value.

with

raw_rows as (

    select * from {{ source('curated_tables', 'value_transition') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "theme_order": "VARCHAR", "theme": "VARCHAR", "from_text": "VARCHAR", "to_text": "VARCHAR",
            "source": "VARCHAR", "page": "VARCHAR", "dated_on": "VARCHAR"
        }') as theme
    from raw_rows

)

select
    data_tier,
    load_id,
    cast(theme.theme_order as integer) as theme_order,
    theme.theme,
    theme.from_text,
    theme.to_text,
    theme.source,
    theme.page,
    {{ publisher_date('theme.dated_on') }} as dated_on
from parsed

-- Advice to kinds of stakeholder. The exhibits it is linked to are a list.

with

raw_rows as (

    select * from {{ source('curated_tables', 'stakeholder_action') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "theme_order": "VARCHAR", "theme": "VARCHAR", "stakeholder": "VARCHAR", "action_text": "VARCHAR",
            "linked_exhibits": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR", "dated_on": "VARCHAR"
        }') as action
    from raw_rows

)

select
    data_tier,
    load_id,
    cast(action.theme_order as integer) as theme_order,
    action.theme,
    action.stakeholder,
    action.action_text,
    string_split(action.linked_exhibits, '|') as linked_exhibits,
    action.source,
    action.page,
    {{ publisher_date('action.dated_on') }} as dated_on
from parsed

-- Exhibit 23: what the report advises each kind of stakeholder under each theme, in this project's words.

with

actions as (

    select * from {{ ref('stg_curated__stakeholder_action') }}

)

select
    {{ exhibit_columns('23', 'actions') }},
    actions.theme_order,
    actions.theme,
    actions.stakeholder,
    actions.action_text,
    actions.linked_exhibits
from actions

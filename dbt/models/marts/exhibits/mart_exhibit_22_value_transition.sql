-- Exhibit 22: themes of the move from efficiency to value, with the exhibits that show how far it is.

with

themes as (

    select * from {{ ref('stg_curated__value_transition') }}

),

evidence as (

    select item, list(evidence_mart order by evidence_order) as evidence_mart
    from {{ ref('seed_exhibit_evidence') }}
    where exhibit_id = '22'
    group by item

)

select
    {{ exhibit_columns('22', 'themes') }},
    themes.theme_order,
    themes.theme,
    themes.from_text,
    themes.to_text,
    coalesce(evidence.evidence_mart, cast([] as varchar[])) as evidence_mart
from themes
left join evidence on evidence.item = themes.theme

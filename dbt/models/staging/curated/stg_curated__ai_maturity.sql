-- Maturity of uses of AI as the report words it.

with

raw_rows as (

    select * from {{ source('curated_tables', 'ai_maturity') }}

),

parsed as (

    select
        data_tier,
        load_id,
        from_json(payload, '{
            "rd_stage": "VARCHAR", "use_case": "VARCHAR", "molecule_scope": "VARCHAR",
            "maturity_level": "VARCHAR", "statement": "VARCHAR", "source": "VARCHAR", "page": "VARCHAR",
            "dated_on": "VARCHAR", "note": "VARCHAR"
        }') as rating
    from raw_rows

)

select
    data_tier,
    load_id,
    rating.rd_stage,
    rating.use_case,
    rating.molecule_scope,
    cast(rating.maturity_level as integer) as maturity_level,
    rating.statement,
    rating.source,
    rating.page,
    {{ publisher_date('rating.dated_on') }} as dated_on,
    {{ stated('rating.note') }} as note
from parsed

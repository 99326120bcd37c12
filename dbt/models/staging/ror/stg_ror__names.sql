-- Names of organisations, in the order of the record.
{{ config(materialized='table') }}

with

organizations as (

    select * from {{ ref('stg_ror__organizations') }}

),

numbered as (

    select
        data_tier,
        load_id,
        ror_id,
        generate_subscripts(names, 1) as name_no,
        unnest(names) as name
    from organizations

)

select
    data_tier,
    load_id,
    ror_id,
    name_no,
    nullif(trim(name.value), '') as organization_name,
    name.lang as language_code,
    coalesce(list_contains(name.types, 'ror_display'), false) as is_display,
    coalesce(list_contains(name.types, 'acronym'), false) as is_acronym
from numbered

-- Relations between organisations, as the record of the first one states them.
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
        generate_subscripts(relationships, 1) as relationship_no,
        unnest(relationships) as relationship
    from organizations

)

select
    data_tier,
    load_id,
    ror_id,
    relationship_no,
    relationship.type as relationship_type,
    relationship.id as related_ror_id,
    relationship.label as related_name
from numbered

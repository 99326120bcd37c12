-- The conditions that a study names in its own words, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(conditions, 1) as condition_no,
        unnest(conditions) as condition
    from studies

)

select
    data_tier,
    nct_id,
    condition_no,
    condition as condition_name
from numbered

-- Other registry numbers and grant numbers that a study gives, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(secondary_ids, 1) as secondary_id_no,
        unnest(secondary_ids) as secondary
    from studies

)

select
    data_tier,
    nct_id,
    secondary_id_no,
    secondary.id as secondary_id,
    secondary.type as secondary_id_type,
    secondary.domain as secondary_id_domain
from numbered

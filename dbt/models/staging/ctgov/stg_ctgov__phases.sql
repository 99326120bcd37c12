-- The phases that a study ticks; one with two phases has two rows.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(phases, 1) as phase_no,
        unnest(phases) as phase
    from studies

)

select
    data_tier,
    nct_id,
    phase_no,
    phase as phase_code
from numbered

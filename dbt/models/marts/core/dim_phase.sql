-- The ladder of phases.

with

phases as (

    select * from {{ ref('seed_phase') }}

)

select
    phase,
    phase_label,
    cast(phase_rank as double) as phase_rank,
    phase_group_e09
from phases

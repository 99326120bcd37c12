-- One phase per trial from the list of phases that the registry lets a sponsor tick.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

ticked_phases as (

    select * from {{ ref('int_registry__phases') }}

),

phases as (

    select * from {{ ref('seed_phase') }}

),

ticked_together as (

    select
        data_tier,
        trial_id,
        {{ dbt.listagg('phase_code', "'|'", 'order by phase_code') }} as ctgov_phases
    from ticked_phases
    group by data_tier, trial_id

),

matched as (

    select
        studies.data_tier,
        studies.trial_id,
        phases.phase,
        phases.phase_rank,
        phases.phase_group_e09,
        ticked_together.ctgov_phases is not null and phases.phase is null as has_unknown_phase
    from studies
    left join ticked_together
        on ticked_together.data_tier = studies.data_tier
        and ticked_together.trial_id = studies.trial_id
    left join phases on phases.ctgov_phases = ticked_together.ctgov_phases

)

select
    data_tier,
    trial_id,
    coalesce(phase, 'NA') as phase,
    phase_rank,
    coalesce(phase_group_e09, 'none') as phase_group_e09,
    has_unknown_phase
from matched

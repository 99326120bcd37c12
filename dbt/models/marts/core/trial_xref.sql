-- Registry numbers of a trial: its own, and those of other registries among its secondary ids. A number that two trials
-- claim identifies neither and is left out.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

secondary_ids as (

    select * from {{ ref('stg_ctgov__secondary_ids') }}

),

id_patterns as (

    select * from {{ ref('seed_registry_id_pattern') }}

),

recognised as (

    select
        secondary_ids.data_tier,
        secondary_ids.nct_id as trial_id,
        -- both European registers number alike; the narrower pattern names the later one
        max_by(id_patterns.registry, length(id_patterns.id_pattern)) as registry,
        trim(secondary_ids.secondary_id) as ext_id
    from secondary_ids
    inner join id_patterns on regexp_matches(trim(secondary_ids.secondary_id), id_patterns.id_pattern)
    group by secondary_ids.data_tier, secondary_ids.nct_id, trim(secondary_ids.secondary_id)

),

unambiguous as (

    select
        data_tier,
        registry,
        ext_id,
        min(trial_id) as trial_id
    from recognised
    group by data_tier, registry, ext_id
    having count(distinct trial_id) = 1

),

combined as (

    select data_tier, 'ctgov' as registry, trial_id as ext_id, trial_id, 'own_number' as link_method
    from studies
    union all
    select data_tier, registry, ext_id, trial_id, 'secondary_id'
    from unambiguous

)

select
    data_tier,
    registry,
    ext_id,
    trial_id,
    link_method
from combined

-- Registrations that no number ties to a ClinicalTrials.gov study, with the one study of the same drug, phase and sponsor,
-- about the same size and day. Two studies that fit equally well, or two registrations of one registry that fit the
-- same study equally well, decide nothing.

with

content_keys as (

    select * from {{ ref('int_registry__content_keys') }}

),

registrations as (

    select * from {{ ref('int_registry__registrations') }}

),

stated_numbers as (

    select * from {{ ref('int_registry__stated_numbers') }}

),

named as (

    select data_tier, stated_id as ext_id from stated_numbers
    union
    select data_tier, ext_id from stated_numbers

),

pairs as (

    select
        registered.data_tier,
        registered.ext_id,
        studies.ext_id as nct_id,
        max(
            abs(coalesce(registered.enrollment_count - studies.enrollment_count, 0))
            + abs(coalesce(
                registered.start_date - studies.start_date, registered.registered_date - studies.registered_date
            ))
        ) as distance
    from content_keys as registered
    inner join content_keys as studies
        on studies.data_tier = registered.data_tier
        and studies.drug_key = registered.drug_key
    where not registered.is_ctgov
      and studies.is_ctgov
      and coalesce(registered.sponsor_key = studies.sponsor_key, true)
      -- a registry may keep a phase that has no counterpart; then the sponsor must be known to be the same
      and coalesce(registered.phase_codes = studies.phase_codes, registered.sponsor_key = studies.sponsor_key)
      and abs(registered.enrollment_count - studies.enrollment_count)
            <= {{ var('same_trial_enrollment_share') }} * studies.enrollment_count
      and abs(coalesce(
            registered.start_date - studies.start_date, registered.registered_date - studies.registered_date
        )) <= {{ var('same_trial_within_days') }}
    group by registered.data_tier, registered.ext_id, studies.ext_id

),

open_pairs as (

    select
        pairs.*,
        registrations.registry
    from pairs
    inner join registrations
        on registrations.data_tier = pairs.data_tier
        and registrations.ext_id = pairs.ext_id
    left join named
        on named.data_tier = pairs.data_tier
        and named.ext_id = pairs.ext_id
    where named.ext_id is null
      and registrations.registry <> 'ctgov'

),

ranked as (

    select
        *,
        rank() over (partition by data_tier, ext_id order by distance) as study_rank,
        rank() over (partition by data_tier, registry, nct_id order by distance) as registration_rank
    from open_pairs

)

select
    data_tier,
    ext_id,
    min(nct_id) as nct_id
from ranked
where study_rank = 1
  and registration_rank = 1
group by data_tier, ext_id
having count(*) = 1
qualify count(*) over (partition by data_tier, min(nct_id), min(registry)) = 1

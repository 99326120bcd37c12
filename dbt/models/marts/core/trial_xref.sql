-- Registry numbers of a trial: its own, those of its further registrations, and those that ClinicalTrials.gov states and no
-- registration was landed for. A number that two trials claim identifies neither and is left out.

with

studies as (

    select * from {{ ref('int_registry__studies') }}

),

links as (

    select * from {{ ref('int_registry__links') }}

),

stated_numbers as (

    select * from {{ ref('int_registry__stated_numbers') }}

),

stated_only as (

    select
        stated_numbers.data_tier,
        stated_numbers.stated_registry,
        stated_numbers.stated_id,
        min(studies.trial_id) as trial_id
    from stated_numbers
    inner join studies
        on studies.data_tier = stated_numbers.data_tier
        and studies.trial_id = stated_numbers.ext_id
    left join studies as landed_studies
        on landed_studies.data_tier = stated_numbers.data_tier
        and landed_studies.trial_id = stated_numbers.stated_id
    left join links
        on links.data_tier = stated_numbers.data_tier
        and links.ext_id = stated_numbers.stated_id
    where landed_studies.trial_id is null
      and links.ext_id is null
    group by stated_numbers.data_tier, stated_numbers.stated_registry, stated_numbers.stated_id
    having count(distinct studies.trial_id) = 1

)

select
    data_tier,
    registry,
    trial_id as ext_id,
    trial_id,
    'own_number' as link_method
from studies
union all
select links.data_tier, links.registry, links.ext_id, links.trial_id, links.link_method
from links
inner join studies
    on studies.data_tier = links.data_tier
    and studies.trial_id = links.trial_id
where links.trial_id <> links.ext_id
  and not links.is_shared
union all
select data_tier, stated_registry, stated_id, trial_id, 'secondary_id'
from stated_only

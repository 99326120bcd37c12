-- Which trial each registration outside ClinicalTrials.gov belongs to: the study whose number it is, that names it or that
-- it names; the study with the same content; a registration that is linked already; else it is a trial of its own.

with recursive

registrations as (

    select * from {{ ref('int_registry__registrations') }}

),

studies as (

    select data_tier, nct_id from {{ ref('stg_ctgov__studies') }}

),

stated_numbers as (

    select * from {{ ref('int_registry__stated_numbers') }}

),

content_matches as (

    select * from {{ ref('int_registry__content_matches') }}

),

both_ways as (

    select data_tier, ext_id, stated_id as other_id from stated_numbers
    union
    select data_tier, stated_id, ext_id from stated_numbers

),

to_studies as (

    select registrations.data_tier, registrations.ext_id, studies.nct_id, 'own_number' as link_method
    from registrations
    inner join studies on studies.data_tier = registrations.data_tier and studies.nct_id = registrations.ext_id
    union all
    select registrations.data_tier, registrations.ext_id, studies.nct_id, 'secondary_id'
    from registrations
    inner join both_ways on both_ways.data_tier = registrations.data_tier and both_ways.ext_id = registrations.ext_id
    inner join studies on studies.data_tier = both_ways.data_tier and studies.nct_id = both_ways.other_id
    union all
    select data_tier, ext_id, nct_id, 'content'
    from content_matches

),

first_links as (

    -- a number that two studies claim is neither's alone, but no further trial either: it goes with the older study
    select
        data_tier,
        ext_id,
        min(nct_id) as trial_id,
        min_by(link_method, list_position(['own_number', 'secondary_id', 'content'], link_method)) as link_method,
        count(distinct nct_id) > 1 as is_shared
    from to_studies
    group by data_tier, ext_id

),

edges as (

    select
        both_ways.data_tier,
        both_ways.ext_id,
        both_ways.other_id
    from both_ways
    inner join registrations
        on registrations.data_tier = both_ways.data_tier
        and registrations.ext_id = both_ways.ext_id
    inner join registrations as others
        on others.data_tier = both_ways.data_tier
        and others.ext_id = both_ways.other_id

),

same_trial as (

    select data_tier, ext_id, ext_id as other_id
    from registrations
    union
    select
        same_trial.data_tier,
        same_trial.ext_id,
        edges.other_id
    from same_trial
    inner join edges
        on edges.data_tier = same_trial.data_tier
        and edges.ext_id = same_trial.other_id

),

groups as (

    -- of registrations that name each other: the study that one of them is tied to, else one of them, a copy of a
    -- ClinicalTrials.gov study before others
    select
        same_trial.data_tier,
        same_trial.ext_id,
        coalesce(
            min(first_links.trial_id),
            min_by(others.ext_id, (others.registry <> 'ctgov', others.ext_id))
        ) as trial_id
    from same_trial
    inner join registrations as others
        on others.data_tier = same_trial.data_tier
        and others.ext_id = same_trial.other_id
    left join first_links
        on first_links.data_tier = others.data_tier
        and first_links.ext_id = others.ext_id
    group by same_trial.data_tier, same_trial.ext_id

)

select
    registrations.data_tier,
    registrations.registry,
    registrations.ext_id,
    coalesce(first_links.trial_id, groups.trial_id) as trial_id,
    case
        when first_links.link_method is not null then first_links.link_method
        when groups.trial_id <> registrations.ext_id then 'secondary_id'
        else 'own_number'
    end as link_method,
    coalesce(first_links.is_shared, false) as is_shared,
    first_links.ext_id is null and groups.trial_id = registrations.ext_id as is_primary
from registrations
inner join groups
    on groups.data_tier = registrations.data_tier
    and groups.ext_id = registrations.ext_id
left join first_links
    on first_links.data_tier = registrations.data_tier
    and first_links.ext_id = registrations.ext_id

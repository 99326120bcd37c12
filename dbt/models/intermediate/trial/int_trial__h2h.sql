-- Head-to-head trials by design: randomised phase III, with an active comparator that no tested arm holds. A copy tested
-- against its original is none (both are one active moiety), nor is a fixed combination tested against a part of itself.

with

roles as (

    select * from {{ ref('int_trial__asset_roles') }}

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

phases as (

    select * from {{ ref('int_trial__phase') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

told_by_title as (

    select distinct
        data_tier,
        trial_id,
        asset_id
    from {{ ref('int_trial__tested_arms') }}
    where is_told_by_title

),

tested as (

    select
        roles.data_tier,
        roles.trial_id,
        bool_and(coalesce(attributes.innovation_class, '') = 'biosimilar') as tests_copies_only,
        flatten(list(string_split(lower(attributes.pref_name), '/'))) as tested_parts
    from roles
    left join attributes
        on attributes.data_tier = roles.data_tier
        and attributes.asset_id = roles.asset_id
    where roles.role = 'experimental'
    group by roles.data_tier, roles.trial_id

)

select
    roles.data_tier,
    roles.trial_id,
    roles.asset_id as comparator_asset_id,
    roles.method,
    told_by_title.asset_id is not null as is_told_by_title
from roles
inner join tested
    on tested.data_tier = roles.data_tier
    and tested.trial_id = roles.trial_id
left join attributes
    on attributes.data_tier = roles.data_tier
    and attributes.asset_id = roles.asset_id
inner join phases
    on phases.data_tier = roles.data_tier
    and phases.trial_id = roles.trial_id
inner join studies
    on studies.data_tier = roles.data_tier
    and studies.trial_id = roles.trial_id
left join told_by_title
    on told_by_title.data_tier = roles.data_tier
    and told_by_title.trial_id = roles.trial_id
    and told_by_title.asset_id = roles.asset_id
where roles.role = 'active_comparator'
    and not tested.tests_copies_only
    and not coalesce(list_contains(tested.tested_parts, lower(attributes.pref_name)), false)
    and phases.phase_group_e09 = 'III'
    and studies.study_type = 'INTERVENTIONAL'
    and studies.allocation = 'RANDOMIZED'
    and coalesce(studies.primary_purpose, 'TREATMENT') in ('TREATMENT', 'PREVENTION')

-- How new each new molecule with known targets was on the day it entered the clinic: whether any molecule had tried its
-- targets, its set of targets, or that set in its modality. Only what came before counts, so a verdict never changes.

with

history as (

    select * from {{ ref('int_target__clinic_history') }}

),

set_firsts as (

    select
        data_tier,
        target_set_key,
        min(in_clinic_date) as first_date
    from history
    group by data_tier, target_set_key

),

group_firsts as (

    select
        data_tier,
        target_set_key,
        modality_l2,
        min(in_clinic_date) as first_date
    from history
    where modality_l2 is not null
    group by data_tier, target_set_key, modality_l2

),

members as (

    select
        data_tier,
        target_set_key,
        unnest(string_split(target_set_key, ';')) as target_id,
        first_date
    from set_firsts

),

target_firsts as (

    select
        data_tier,
        target_id,
        min(first_date) as first_date
    from members
    group by data_tier, target_id

),

youngest_targets as (

    -- the member of a set that was tried last says whether all of them were known before
    select
        members.data_tier,
        members.target_set_key,
        max(target_firsts.first_date) as first_date
    from members
    inner join target_firsts
        on target_firsts.data_tier = members.data_tier
        and target_firsts.target_id = members.target_id
    group by members.data_tier, members.target_set_key

),

judged as (

    select
        history.data_tier,
        history.molecule_key as asset_id,
        history.target_set_key,
        history.modality_l2,
        history.entry_date,
        group_firsts.first_date >= history.entry_date as is_fic_at_entry,
        case
            when youngest_targets.first_date >= history.entry_date then 'unexplored_target'
            when set_firsts.first_date >= history.entry_date then 'new_target_combination'
            when group_firsts.first_date >= history.entry_date then 'modality_migration'
            else 'other_fic'
        end as novelty_class
    from history
    inner join set_firsts
        on set_firsts.data_tier = history.data_tier
        and set_firsts.target_set_key = history.target_set_key
    inner join group_firsts
        on group_firsts.data_tier = history.data_tier
        and group_firsts.target_set_key = history.target_set_key
        and group_firsts.modality_l2 = history.modality_l2
    inner join youngest_targets
        on youngest_targets.data_tier = history.data_tier
        and youngest_targets.target_set_key = history.target_set_key
    where history.is_counted_molecule
      and history.entry_date is not null

)

select
    data_tier,
    asset_id,
    target_set_key,
    modality_l2,
    entry_date,
    novelty_class,
    is_fic_at_entry,
    is_fic_at_entry and count(*) over (
        partition by data_tier, target_set_key, modality_l2, entry_date
    ) > 1 as is_tied
from judged

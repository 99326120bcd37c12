-- What the names of a trial's asset say of it: a code, in the title, after "versus"; and whether its preferred name is on
-- the list of backbone drugs or, in the setting of this trial, of supportive ones.

with

names as (

    select * from {{ ref('int_trial__asset_names') }}

),

preferred_names as (

    -- a mention may hold a partner's name as well
    select * from names
    where is_preferred

),

cell_therapies as (

    select * from {{ ref('int_trial__cell_therapy') }}

),

backbone as (

    select * from {{ ref('seed_role_backbone') }}

),

supportive as (

    select * from {{ ref('seed_role_supportive') }}

),

backbone_hits as (

    {{ dictionary_hits('preferred_names', 'backbone', ['kind']) }}

),

supportive_hits as (

    {{ dictionary_hits('preferred_names', 'supportive', ['setting']) }}

)

select
    names.data_tier,
    names.trial_id,
    names.asset_id,
    bool_or(names.is_code) as is_code_named,
    bool_or(names.is_in_title) as is_in_title,
    bool_or(names.is_after_versus) as is_after_versus,
    bool_or(backbone_hits.kind is not null) as is_backbone,
    coalesce(bool_or(
        supportive_hits.setting = 'any'
        or (supportive_hits.setting = 'cell_therapy' and cell_therapies.trial_id is not null)
    ), false) as is_supportive
from names
left join backbone_hits
    on names.is_preferred
    and backbone_hits.text_words = names.text_words
left join supportive_hits
    on names.is_preferred
    and supportive_hits.text_words = names.text_words
left join cell_therapies
    on cell_therapies.data_tier = names.data_tier
    and cell_therapies.trial_id = names.trial_id
group by names.data_tier, names.trial_id, names.asset_id

-- What the records say of an asset, by how surely the words are about it: its names (1), the description of an
-- intervention that names nothing else (2), the title and summary of a study that names nothing else (3). An
-- unknown word with the ending of a substance's name, or a long one, is a drug beside it: these words are about both.
-- depends_on: {{ ref('seed_inn_stem') }}

with

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

interventions as (

    select * from {{ ref('int_registry__interventions') }}

),

studies as (

    select * from {{ ref('int_registry__studies') }}

),

per_intervention as (

    select data_tier, trial_id, intervention_no, min(asset_id) as asset_id, count(distinct asset_id) as n_assets
    from resolved_mentions
    group by data_tier, trial_id, intervention_no

),

unknown_names as (

    select distinct segments.data_tier, segments.name_text, segments.segment
    from {{ ref('int_asset__name_segments') }} as segments
    inner join {{ ref('int_asset__segment_candidates') }} as candidates
        on candidates.data_tier = segments.data_tier
        and candidates.segment = segments.segment
    where candidates.n_hits = 0
      and candidates.code_text is null
      and not segments.is_bracketed
      -- one long word alone is a name too: the misspelling may be in its ending
      and (regexp_matches(array_to_string(candidates.content_tokens, ' '), '^[a-z]{9,}$')
           or {{ first_rule('seed_inn_stem', 'stem_regex', 'modality_l2', "array_to_string(candidates.content_tokens, ' ')") }} is not null)

),

given_with_unknown as (

    select distinct mentions.data_tier, mentions.trial_id, mentions.intervention_no
    from {{ ref('int_asset__mentions') }} as mentions
    inner join interventions
        on interventions.data_tier = mentions.data_tier
        and interventions.trial_id = mentions.trial_id
        and interventions.intervention_no = mentions.intervention_no
    inner join unknown_names
        on unknown_names.data_tier = interventions.data_tier
        and unknown_names.name_text = interventions.intervention_name
        and unknown_names.segment <> mentions.mention_part

),

per_study as (

    select data_tier, trial_id, min(asset_id) as asset_id
    from resolved_mentions
    where (data_tier, trial_id) not in (select (data_tier, trial_id) from given_with_unknown)
    group by data_tier, trial_id
    having count(distinct asset_id) = 1

),

single as (

    select
        per_intervention.data_tier, per_intervention.asset_id, per_intervention.trial_id,
        interventions.intervention_type, interventions.intervention_name, interventions.other_names,
        interventions.intervention_description
    from per_intervention
    inner join interventions
        on interventions.data_tier = per_intervention.data_tier
        and interventions.trial_id = per_intervention.trial_id
        and interventions.intervention_no = per_intervention.intervention_no
    anti join given_with_unknown
        on given_with_unknown.data_tier = per_intervention.data_tier
        and given_with_unknown.trial_id = per_intervention.trial_id
        and given_with_unknown.intervention_no = per_intervention.intervention_no
    where per_intervention.n_assets = 1

),

texts as (

    select data_tier, asset_id, trial_id, 1 as text_rank, 'name' as text_kind,
        intervention_name || ' ; ' || coalesce(array_to_string(other_names[:8], ' ; '), '') as text
    from single
    union all
    select mentions.data_tier, resolved_mentions.asset_id, mentions.trial_id, 1, 'name', mentions.mention_part
    from {{ ref('int_asset__mentions') }} as mentions
    inner join resolved_mentions
        on resolved_mentions.data_tier = mentions.data_tier
        and resolved_mentions.trial_id = mentions.trial_id
        and resolved_mentions.intervention_no = mentions.intervention_no
        and resolved_mentions.mention_no = mentions.mention_no
    where mentions.reason <> 'described'
    union all
    select data_tier, asset_id, trial_id, 2, 'description', left(intervention_description, 600)
    from single
    where intervention_description is not null
    union all
    -- what stands around a code in a study of several drugs is about the code
    select data_tier, asset_id, trial_id, 3, 'window', surroundings
    from {{ ref('int_asset__text_windows') }}
    union all
    select per_study.data_tier, per_study.asset_id, per_study.trial_id, 3, 'study',
        coalesce(studies.brief_title, '') || ' ; ' || coalesce(studies.official_title, '')
    from per_study
    inner join studies on studies.data_tier = per_study.data_tier and studies.trial_id = per_study.trial_id
    union all
    select per_study.data_tier, per_study.asset_id, per_study.trial_id, 4, 'summary', left(studies.brief_summary, 600)
    from per_study
    inner join studies on studies.data_tier = per_study.data_tier and studies.trial_id = per_study.trial_id

)

select distinct
    data_tier,
    asset_id,
    trial_id,
    text_rank,
    text_kind,
    {{ asset_text('text') }} as text
from texts
where text is not null

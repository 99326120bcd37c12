-- Misspelt drug names: a single unknown word that one edit (two in long words) turns into exactly one known drug.
-- Blocked on the first letter and on either the first three or the last four letters. Names that end in the stem of
-- an antibody or kinase inhibitor differ little from each other by design, so they get one edit only. A name spelt as
-- Romance languages spell it (hidroxicloroquina) is compared as it sounds. A word that one sponsor alone writes, and
-- writes again in another study, is his product's name.

with

candidates as (

    select distinct data_tier, content_tokens[1] as word, {{ romance_spelling('content_tokens[1]') }} as sound
    from {{ ref('int_asset__segment_candidates') }}
    where n_hits = 0
      and code_text is null
      and length(content_tokens) = 1
      and length(content_tokens[1]) >= 7
      and regexp_matches(content_tokens[1], '^[a-z]+$')

),

own_words as (

    select candidates.data_tier, candidates.word
    from candidates
    inner join {{ ref('int_asset__segment_candidates') }} as parts
        on parts.data_tier = candidates.data_tier
        and parts.content_tokens = [candidates.word]
    inner join {{ ref('int_asset__name_segments') }} as segments
        on segments.data_tier = parts.data_tier
        and segments.segment = parts.segment
    inner join {{ ref('int_registry__interventions') }} as interventions
        on interventions.data_tier = segments.data_tier
        and interventions.intervention_name = segments.name_text
    inner join {{ ref('int_registry__studies') }} as studies
        on studies.data_tier = interventions.data_tier
        and studies.trial_id = interventions.trial_id
    group by candidates.data_tier, candidates.word
    having count(distinct studies.trial_id) > 1 and count(distinct studies.lead_sponsor_name) = 1

),

known as (

    select data_tier, name_key, component_key, {{ romance_spelling('name_key') }} as sound
    from {{ ref('int_asset__names') }}
    -- a name that one source alone knows is too rare to be what a misspelling means
    where (name_kind = 'curated' or (name_kind = 'preferred' and contains(sources, ',')))
      and not is_ambiguous
      and length(name_key) >= 6
      and regexp_matches(name_key, '^[a-z]+$')

),

pairs as (

    select candidates.data_tier, candidates.word, known.name_key, known.component_key
    from candidates
    inner join known
        on known.data_tier = candidates.data_tier
        and left(known.name_key, 3) = left(candidates.word, 3)
    union
    select candidates.data_tier, candidates.word, known.name_key, known.component_key
    from candidates
    inner join known
        on known.data_tier = candidates.data_tier
        and left(known.name_key, 1) = left(candidates.word, 1)
        and right(known.name_key, 4) = right(candidates.word, 4)

),

sounding_alike as (

    select candidates.data_tier, candidates.word, known.name_key, known.component_key, 0 as n_edits
    from candidates
    inner join known
        on known.data_tier = candidates.data_tier
        and known.sound = candidates.sound

),

measured as (

    select
        data_tier,
        word,
        name_key,
        component_key,
        damerau_levenshtein(word, name_key) as n_edits
    from pairs
    where abs(length(word) - length(name_key)) <= 2

),

close as (

    select measured.*
    from measured
    left join own_words on own_words.data_tier = measured.data_tier and own_words.word = measured.word
    where own_words.word is null
      and (n_edits = 1
           or (n_edits = 2
               and length(measured.word) >= 10
               and not regexp_matches(measured.word, '(mab|nib|tug|bart|mig|cept|cel)$')))
    union all
    select * from sounding_alike

),

nearest as (

    select data_tier, word, name_key, component_key, n_edits
    from close
    qualify n_edits = min(n_edits) over (partition by data_tier, word)

)

select
    data_tier,
    word,
    min(name_key) as name_key,
    min(component_key) as component_key,
    min(n_edits) as n_edits
from nearest
group by data_tier, word
having count(distinct component_key) = 1

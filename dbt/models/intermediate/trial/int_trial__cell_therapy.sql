-- Interventional trials that give living cells: named so in an intervention, a title or a keyword. Phrases that only
-- look like it (a stem cell transplant, a natural killer cell lymphoma, relapse after CAR-T) are taken out first.

with

studies as (

    select * from {{ ref('int_registry__studies') }}
    where study_type = 'INTERVENTIONAL'

),

texts as (

    select texts.*
    from {{ ref('int_trial__texts') }} as texts
    inner join studies
        on studies.data_tier = texts.data_tier
        and studies.trial_id = texts.trial_id
    where texts.text_kind <> 'condition'

),

false_friends as (

    select * from {{ ref('seed_cell_therapy_term') }}
    where not is_cell_therapy

),

terms as (

    select * from {{ ref('seed_cell_therapy_term') }}
    where is_cell_therapy

),

false_hits as (

    {{ dictionary_hits('texts', 'false_friends', ['is_cell_therapy']) }}

),

false_phrases as (

    select
        text_words,
        list(needle order by length(needle) desc) as needles
    from false_hits
    group by text_words

),

cleaned as (

    select
        texts.data_tier,
        texts.trial_id,
        texts.text_kind,
        case
            when false_phrases.needles is null then texts.text_words
            else list_reduce(
                list_prepend(texts.text_words, false_phrases.needles), lambda words, phrase: replace(words, phrase, ' ')
            )
        end as text_words
    from texts
    left join false_phrases on false_phrases.text_words = texts.text_words

),

hits as (

    {{ dictionary_hits('cleaned', 'terms', ['widest_place']) }}

)

select
    cleaned.data_tier,
    cleaned.trial_id,
    min(cleaned.text_kind) as method
from cleaned
inner join hits on hits.text_words = cleaned.text_words
where cleaned.text_kind in ('intervention', 'other_name')
    or (cleaned.text_kind in ('brief_title', 'official_title') and hits.widest_place <> 'intervention')
    or (cleaned.text_kind = 'keyword' and hits.widest_place in ('keyword', 'description'))
    or (cleaned.text_kind = 'intervention_description' and hits.widest_place = 'description')
group by cleaned.data_tier, cleaned.trial_id

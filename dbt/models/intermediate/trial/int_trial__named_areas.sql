-- Therapeutic areas that each text of a trial names. Inside one text oncology wins over every other area: lung cancer
-- is no respiratory disease here.

with

linked_conditions as (

    select * from {{ ref('int_trial__linked_conditions') }}

),

texts as (

    select
        texts.data_tier,
        texts.trial_id,
        case when linked_conditions.trial_id is null then texts.text_kind else 'linked_condition' end as text_kind,
        case
            when linked_conditions.trial_id is null then texts.text_words
            else {{ text_words('linked_conditions.disease_name') }}
        end as text_words
    from {{ ref('int_trial__texts') }} as texts
    left join linked_conditions
        on linked_conditions.data_tier = texts.data_tier
        and linked_conditions.trial_id = texts.trial_id
        and linked_conditions.condition_words = texts.text_words
        and texts.text_kind = 'condition'
    where texts.text_kind in ('condition', 'brief_title', 'official_title', 'keyword')

),

keywords as (

    select * from {{ ref('seed_ta_keyword') }}

),

exclusions as (

    select * from {{ ref('seed_ta_exclusion') }}

),

keyword_hits as (

    {{ dictionary_hits('texts', 'keywords', ['ta_id', 'is_general']) }}

),

exclusion_hits as (

    {{ dictionary_hits('texts', 'exclusions', ['ta_id']) }}

),

areas_of_text as (

    select
        keyword_hits.text_words,
        keyword_hits.ta_id,
        bool_and(keyword_hits.is_general) as is_general
    from keyword_hits
    left join exclusion_hits
        on exclusion_hits.text_words = keyword_hits.text_words
        and exclusion_hits.ta_id = keyword_hits.ta_id
    where exclusion_hits.ta_id is null
    group by keyword_hits.text_words, keyword_hits.ta_id

),

ranked as (

    select
        text_words,
        ta_id,
        is_general,
        bool_or(ta_id = 'oncology') over (partition by text_words) as names_oncology
    from areas_of_text

)

select
    texts.data_tier,
    texts.trial_id,
    texts.text_kind,
    ranked.ta_id,
    bool_and(ranked.is_general) as is_general
from texts
inner join ranked on ranked.text_words = texts.text_words
where ranked.ta_id = 'oncology' or not ranked.names_oncology
group by texts.data_tier, texts.trial_id, texts.text_kind, ranked.ta_id

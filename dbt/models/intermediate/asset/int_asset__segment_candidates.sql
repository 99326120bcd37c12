-- What a part of an intervention name says beyond the known names in it: a code, a cell product, or a plain name that
-- no dictionary knows. Words for forms, doses, designs, drug classes and procedures are no names; a target (CD19,
-- PD-1, whatever follows 'anti-') is no code.

with

segments as (

    select distinct data_tier, segment, tokens from {{ ref('int_asset__name_segments') }}

),

hits as (

    select * from {{ ref('int_asset__segment_hits') }}

),

stop_words as (

    select distinct word, kind from {{ ref('seed_asset_stop_word') }}

),

tokens as (

    select data_tier, segment, unnest(tokens[:60]) as token, generate_subscripts(tokens[:60], 1) as token_no
    from segments

),

free_tokens as (

    select tokens.data_tier, tokens.segment, tokens.token, tokens.token_no,
        coalesce(stop_words.kind, numbered_words.kind) as kind
    from tokens
    left join hits
        on hits.data_tier = tokens.data_tier
        and hits.segment = tokens.segment
        and tokens.token_no between hits.start_no and hits.start_no + hits.n_tokens - 1
    left join stop_words on stop_words.word = tokens.token
    -- 'day4', 'group2'
    left join stop_words as numbered_words
        on numbered_words.word = regexp_extract(tokens.token, '^([a-z]{3,})[0-9]{1,2}$', 1)
        and numbered_words.kind in ('dose', 'design')
    where hits.segment is null

),

rest as (

    select
        data_tier,
        segment,
        list(token order by token_no) filter (
            where kind is null
              and not regexp_matches(token, '^([0-9]+(mg|g|mcg|ug|ml|iu|mm|kg|w|d|h|gy|x)?|q[0-9]+(h|hrs?|d|w)?)$')
        ) as content_tokens,
        list(token order by token_no) filter (where regexp_matches(token, '^[0-9]{3,}$')) as number_tokens,
        coalesce(bool_or(kind = 'placebo'), false) as has_placebo_word,
        coalesce(bool_or(kind = 'procedure'), false) as has_procedure_word
    from free_tokens
    group by data_tier, segment

),

code_texts as (

    select data_tier, segment,
        unnest(regexp_extract_all(segment,
            '\b(?:[a-z]{1,6}[- ]?[a-z]{0,3}[0-9]{2,8}[a-z]{0,3}[0-9]{0,2}|[a-z]{2,6}[0-9]{1,2})(?:-[a-z]{0,2}[0-9]{1,5}[a-z]{0,2})?\b'
        )) as code_text
    from segments

),

code_words as (

    select data_tier, segment, code_text, {{ asset_name_key('code_text') }} as code_key,
        regexp_extract(code_text, '^[a-z]+') as leading_word
    from code_texts

),

no_codes as (

    -- 'day 15' and 'iv 100' are no codes, 'IM19' is one: the name of a form blocks only when a gap follows it, any
    -- other word unless it carries four digits ('PER-1140')
    select code_words.data_tier, code_words.segment, code_words.code_text
    from code_words
    inner join stop_words on stop_words.word = code_words.leading_word
    where contains(code_words.code_text, ' ')
       or (stop_words.kind <> 'form' and not regexp_matches(code_words.code_text, '^[a-z]{3}-?[0-9]{4}$'))
    union
    select data_tier, segment, code_text
    from code_words
    where code_key in (select {{ asset_name_key('alias') }} from {{ ref('seed_target_alias') }})
       or {{ is_named_as_target('segment', 'code_text') }}
       -- 'acid 400 µg' and 'lehyam-12 g' are doses
       or regexp_matches(split_part(segment, code_text, 2), '^[^a-z0-9]{0,3}(mg|mcg|ug|g|ml|m?iu|ui|units?|000)\b')
    union
    select code_words.data_tier, code_words.segment, code_words.code_text
    from code_words
    inner join hits on hits.data_tier = code_words.data_tier and hits.segment = code_words.segment
    where contains(code_words.code_key, hits.name_key) or contains(hits.name_key, code_words.code_key)

),

codes as (

    select
        code_words.data_tier,
        code_words.segment,
        min(code_words.code_text) as code_text  -- the first code of a part is its subject
    from code_words
    where (code_words.data_tier, code_words.segment, code_words.code_text) not in (select * from no_codes)
      and length(regexp_replace(code_words.code_text, '[^0-9]', '', 'g')) >= 2
      and not regexp_matches(code_words.code_text, '^(hla|icd|gy|s?covid?|sars|auc|nct|atc|b7|ny|tnm|grade|h[0-9]n|milk|peanut|egg|grass)[- ]?[0-9]')
      and not regexp_matches(code_words.code_text, '^(cd|il|ccr|her|hpv)[- ]?[0-9]{1,3}([^0-9]|$)')
      and not regexp_matches(code_words.code_text, '[0-9](mg|g|mcg|ug|ng|ml|l|iu|gy|kg|cm|mm|hz|h|d|w|su)$')
      and (not contains(code_words.code_text, ' ')
           or regexp_matches(code_words.code_text, '^[a-z]{2,5} [a-z]{0,2}[0-9]{3,}'))
    group by code_words.data_tier, code_words.segment

),

hit_counts as (

    select data_tier, segment, count(*) as n_hits from hits group by data_tier, segment

)

select
    segments.data_tier,
    segments.segment,
    codes.code_text,
    {{ asset_name_key('codes.code_text') }} as code_key,
    coalesce(rest.content_tokens, []) as content_tokens,
    rest.number_tokens,
    coalesce(hit_counts.n_hits, 0) as n_hits,
    coalesce(rest.has_placebo_word, false) as has_placebo_word,
    coalesce(rest.has_procedure_word, false) as has_procedure_word
from segments
left join rest on rest.data_tier = segments.data_tier and rest.segment = segments.segment
left join codes on codes.data_tier = segments.data_tier and codes.segment = segments.segment
left join hit_counts on hit_counts.data_tier = segments.data_tier and hit_counts.segment = segments.segment

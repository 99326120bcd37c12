-- Where the parts of intervention names hold known names: runs of up to seven words whose key is a known name, with
-- the number of other words around each that say something.

with

segments as (

    select distinct data_tier, segment, tokens from {{ ref('int_asset__name_segments') }}

),

regimens as (

    select * from {{ ref('int_asset__regimen_components') }}

),

names as (

    -- a regimen's name stands for each of its drugs
    select data_tier, name_key, component_key, is_ambiguous, name_kind, sources
    from {{ ref('int_asset__names') }}
    where (data_tier, name_key) not in (select data_tier, name_key from regimens)
    union all
    select data_tier, name_key, component_key, false, 'regimen', 'curated' from regimens

),

stop_words as (

    select distinct word from {{ ref('seed_asset_stop_word') }} where kind <> 'class'

),

positioned as (

    select
        data_tier,
        segment,
        tokens,
        unnest(range(1, least(length(tokens), 60) + 1)) as start_no
    from segments

),

runs as (

    select
        data_tier,
        segment,
        start_no,
        n_tokens,
        array_to_string(tokens[start_no:start_no + n_tokens - 1], '') as name_key
    from positioned
    cross join (select unnest(range(1, 8)) as n_tokens) as widths
    where start_no + n_tokens - 1 <= length(tokens)

),

content_tokens as (

    -- words that say something: neither form, dose, design nor number
    select positioned.data_tier, positioned.segment, positioned.start_no
    from positioned
    left join stop_words on stop_words.word = positioned.tokens[positioned.start_no]
    where stop_words.word is null
      and not regexp_matches(positioned.tokens[positioned.start_no], '^[0-9]+(mg|g|mcg|ug|ml|iu|mm|kg|w|d|h)?$')

),

matched as (

    select
        runs.data_tier,
        runs.segment,
        runs.start_no,
        runs.n_tokens,
        runs.name_key,
        names.component_key,
        names.is_ambiguous,
        names.name_kind,
        names.sources
    from runs
    inner join names
        on names.data_tier = runs.data_tier
        and names.name_key = runs.name_key
    where length(runs.name_key) >= 2
      and not regexp_matches(runs.name_key, '^[0-9]+$')

),

with_rest as (

    select
        matched.*,
        count(content_tokens.start_no) filter (
            where content_tokens.start_no < matched.start_no
            or content_tokens.start_no >= matched.start_no + matched.n_tokens
        ) as n_other_words
    from matched
    left join content_tokens
        on content_tokens.data_tier = matched.data_tier
        and content_tokens.segment = matched.segment
    group by all

)

select
    data_tier,
    segment,
    start_no,
    n_tokens,
    name_key,
    component_key,
    is_ambiguous,
    name_kind,
    sources,
    n_other_words
from with_rest

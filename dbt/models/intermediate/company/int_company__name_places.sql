-- Places that a name mentions, each with the countries that it may lie in. A place inside a longer one is not a place:
-- 'New Mexico' is not in Mexico.

with

names as (

    select * from {{ ref('int_company__names') }}

),

place_tokens as (

    select * from {{ ref('seed_place_token') }}

),

worded as (

    -- a name longer than forty words is a text; its beginning is enough
    select
        data_tier,
        sponsor_name,
        list_slice(string_split(name_words, ' '), 1, 40) as words
    from names
    where name_words is not null

),

starts as (

    select
        data_tier,
        sponsor_name,
        words,
        unnest(generate_series(1, len(words))) as first_word_no
    from worded

),

phrases as (

    select
        data_tier,
        sponsor_name,
        words,
        first_word_no,
        unnest(generate_series(first_word_no, least(first_word_no + 7, len(words)))) as last_word_no
    from starts

),

found as (

    select
        phrases.data_tier,
        phrases.sponsor_name,
        phrases.first_word_no,
        phrases.last_word_no,
        place_tokens.place_kind,
        place_tokens.country_code,
        place_tokens.prior_rank
    from phrases
    inner join place_tokens
        on place_tokens.place_norm
        = array_to_string(list_slice(phrases.words, phrases.first_word_no, phrases.last_word_no), ' ')

)

select
    found.data_tier,
    found.sponsor_name,
    found.first_word_no,
    found.last_word_no,
    found.place_kind,
    found.country_code,
    found.prior_rank
from found
where not exists (
    select 1
    from found as longer
    where longer.data_tier = found.data_tier
      and longer.sponsor_name = found.sponsor_name
      and longer.first_word_no <= found.first_word_no
      and longer.last_word_no >= found.last_word_no
      and longer.last_word_no - longer.first_word_no > found.last_word_no - found.first_word_no
)

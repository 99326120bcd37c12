-- The reference asset of each substance that an agency approved: by its name as it stands, else by its name without
-- the salt.

with

substances as (

    select distinct data_tier, substance_norm, substance_text from {{ ref('int_approval__substances') }}

),

names as (

    select data_tier, name_key, component_key, name_kind
    from {{ ref('int_asset__names') }}
    where component_key is not null

),

salts as (

    select word from {{ ref('seed_asset_stop_word') }} where kind = 'salt'

),

texts as (

    -- agencies spell one substance in capitals and in small letters: one text
    select distinct
        data_tier,
        substance_norm,
        -- the four letters that the FDA appends tell manufacturers apart, not molecules
        regexp_replace({{ asset_text('substance_text') }}, '([a-z]{5,})-[a-z]{4}$', '\1') as text
    from substances

),

tokens as (

    select data_tier, substance_norm, text, unnest({{ asset_tokens('text') }}) as token,
        generate_subscripts({{ asset_tokens('text') }}, 1) as token_no
    from texts

),

keys as (

    select
        tokens.data_tier,
        tokens.substance_norm,
        string_agg(token, '' order by token_no) as full_key,
        string_agg(token, '' order by token_no) filter (where salts.word is null) as unsalted_key
    from tokens
    left join salts on salts.word = tokens.token
    group by tokens.data_tier, tokens.substance_norm, tokens.text

)

select
    keys.data_tier,
    keys.substance_norm,
    min(keys.full_key) as full_key,
    min(coalesce(by_full.component_key, by_unsalted.component_key)) as component_key,
    bool_or(by_full.component_key is not null) as is_full_match
from keys
left join names as by_full on by_full.data_tier = keys.data_tier and by_full.name_key = keys.full_key
left join names as by_unsalted
    on by_unsalted.data_tier = keys.data_tier
    and by_unsalted.name_key = keys.unsalted_key
group by keys.data_tier, keys.substance_norm

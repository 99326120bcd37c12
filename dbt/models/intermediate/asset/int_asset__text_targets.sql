-- Targets that the records name for assets without a reference target: words of the alias seed in texts that are about
-- the asset alone. A study's title counts only after 'anti' or 'targeting', because titles also name the patients' markers.
-- What a receptor is built from (its signalling domains, a truncated marker) and what cells are grown with is no target.

with

texts as (

    select * from {{ ref('int_asset__asset_texts') }}

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

known as (

    select distinct data_tier, component_key from {{ ref('int_asset__reference_targets') }}

),

aliases as (

    select {{ asset_name_key('alias') }} as alias_key, target_id from {{ ref('seed_target_alias') }}

),

construct_parts as (

    select target_id from {{ ref('seed_construct_part') }}

),

open_texts as (

    select distinct texts.data_tier, texts.asset_id, texts.text_rank, texts.text
    from texts
    inner join identities on identities.data_tier = texts.data_tier and identities.asset_id = texts.asset_id
    left join known on known.data_tier = identities.data_tier and known.component_key = identities.reference_key
    where known.component_key is null
      and texts.text_rank <= 3

),

tokens as (

    select
        data_tier,
        asset_id,
        text_rank,
        regexp_matches(text, '\bcar\b|\w*[0-9]cart?\b|\bcar-?t|chimeric antigen') as is_about_construct,
        -- 'CD19CAR' is two words
        {{ asset_tokens("regexp_replace(text, '([0-9])(cart?)\\b', '\\1 \\2', 'g')") }} as words
    from open_texts

),

positions as (

    select data_tier, asset_id, text_rank, is_about_construct, words, unnest(range(1, least(length(words), 150) + 1)) as start_no
    from tokens

),

runs as (

    select
        data_tier, asset_id, text_rank, is_about_construct, start_no, n_words,
        array_to_string(words[start_no:start_no + n_words - 1], '') as alias_key,
        coalesce(words[start_no - 1], '') as word_before
    from positions
    cross join (select unnest(range(1, 5)) as n_words) as widths
    where start_no + n_words - 1 <= length(words)

),

hits as (

    select distinct runs.data_tier, runs.asset_id, runs.text_rank, aliases.target_id
    from runs
    inner join aliases on aliases.alias_key = runs.alias_key
    left join construct_parts on construct_parts.target_id = aliases.target_id
    where (
        runs.text_rank <= 2
        and (length(runs.alias_key) >= 4 or regexp_matches(runs.alias_key, '[0-9]'))
        and runs.word_before not in ('with', 'plus', 'truncated')
        and not (runs.is_about_construct and construct_parts.target_id is not null)
    )
       or runs.word_before in ('anti', 'targeting', 'against', 'targeted')

),

best as (

    select *, min(text_rank) over (partition by data_tier, asset_id) as best_rank from hits

)

select distinct data_tier, asset_id, target_id, text_rank
from best
where text_rank = best_rank

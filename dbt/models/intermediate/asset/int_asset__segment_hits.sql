-- Known drug names inside the parts of intervention names: the longest first, without overlap. A part that is nothing
-- but a name (doses and forms aside) may be any name; inside a longer part only names that are safe to find there count:
-- preferred, curated, or a code.

with

with_rest as (

    select * from {{ ref('int_asset__segment_runs') }}

),

stop_words as (

    select distinct word from {{ ref('seed_asset_stop_word') }} where kind <> 'class'

),

stop_names as (

    -- by name, and by the drug that the name means: '0.9% saline' is sodium chloride too
    select distinct names.data_tier, names.name_key as stop_key
    from {{ ref('int_asset__names') }} as names
    inner join {{ ref('int_asset__names') }} as stopped
        on stopped.data_tier = names.data_tier
        and (stopped.name_key = names.name_key or stopped.component_key = names.component_key)
    inner join {{ ref('seed_asset_stop_name') }} as seed on {{ asset_name_key('seed.name') }} = stopped.name_key

),

eligible as (

    select with_rest.*
    from with_rest
    left join stop_words on stop_words.word = with_rest.name_key
    left join stop_names
        on stop_names.data_tier = with_rest.data_tier
        and stop_names.stop_key = with_rest.name_key
    where stop_words.word is null
      and stop_names.stop_key is null
      -- the letters of a code are no name: 'TGC-1126' is not TG-C
      and not (length(with_rest.name_key) <= 4
               and regexp_matches(split_part(with_rest.segment, with_rest.name_key || '-', 2), '^[0-9]{3}'))
      and (
        (name_kind in ('curated', 'regimen') and (length(name_key) >= 5 or n_other_words = 0))
        or (n_other_words = 0 and length(name_key) >= 6)
        or (n_other_words = 0 and length(name_key) >= 4
            and (name_kind = 'preferred' or regexp_matches(name_key, '[0-9]|[^a-z]') or regexp_matches(sources, 'ema|drugsatfda|purple')))
        or (length(name_key) >= 5 and name_kind = 'preferred')
        or (length(name_key) >= 5 and regexp_matches(name_key, '[a-z]') and regexp_matches(name_key, '[0-9]{2}'))
        or (length(name_key) >= 7 and regexp_matches(sources, 'ema|drugsatfda|purple'))
      )

),

ranked as (

    select
        *,
        -- longer beats shorter, then leftmost
        n_tokens * 1000 - start_no as claim
    from eligible

)

select
    winner.data_tier,
    winner.segment,
    winner.start_no,
    winner.n_tokens,
    winner.name_key,
    winner.component_key,
    winner.is_ambiguous,
    winner.name_kind,
    winner.n_other_words
from ranked as winner
left join ranked as rival
    on rival.data_tier = winner.data_tier
    and rival.segment = winner.segment
    and rival.claim > winner.claim
    and rival.start_no < winner.start_no + winner.n_tokens
    and winner.start_no < rival.start_no + rival.n_tokens
where rival.segment is null

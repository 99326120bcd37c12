-- Keys of drug names and the base name that each belongs to. The base name is a record's preferred name without its
-- salt, so that records of several sources and of several salts of one molecule fall together without an edge.

with

names as (

    select * from {{ ref('int_asset__reference_names') }}

),

salts as (

    select word from {{ ref('seed_asset_stop_word') }} where kind = 'salt'

),

preferred as (

    select distinct data_tier, source, preferred_name,
        -- 'trastuzumab-dkst': the FDA's four letters name the manufacturer
        {{ asset_text("regexp_replace(preferred_name, '(mab|cept|stim|ase|sulin|poetin|cel|tug|bart|mig)-[a-z]{4}$', '\\1')") }} as preferred_text
    from names

),

preferred_tokens as (

    select data_tier, source, preferred_name, preferred_text,
        unnest({{ asset_tokens('preferred_text') }}) as token,
        generate_subscripts({{ asset_tokens('preferred_text') }}, 1) as token_no
    from preferred

),

without_salt as (

    select
        preferred_tokens.data_tier,
        preferred_tokens.source,
        preferred_tokens.preferred_name,
        string_agg(token, '' order by token_no) filter (where salts.word is null) as unsalted_key,
        string_agg(token, '' order by token_no) as full_key
    from preferred_tokens
    left join salts on salts.word = preferred_tokens.token
    group by preferred_tokens.data_tier, preferred_tokens.source, preferred_tokens.preferred_name

),

based as (

    -- a salt that is all there is (magnesium sulfate) stays whole
    select data_tier, source, preferred_name, full_key as preferred_key,
        case when length(unsalted_key) >= 4 then unsalted_key else full_key end as base_key
    from without_salt

)

select distinct
    names.data_tier,
    names.source,
    names.source_record_id,
    names.preferred_name,
    names.name,
    {{ asset_name_key('names.name') }} as name_key,
    based.base_key,
    {{ asset_name_key('names.name') }} in (based.preferred_key, based.base_key) as is_preferred
from names
inner join based
    on based.data_tier = names.data_tier
    and based.source = names.source
    and based.preferred_name = names.preferred_name
where {{ asset_name_key('names.name') }} is not null

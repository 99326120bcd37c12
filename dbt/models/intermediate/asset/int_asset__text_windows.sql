-- The words around the first place where a study's summary or description names a code: what it is usually follows.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}
    where mention_kind in ('code', 'reference')
      and regexp_matches(mention_norm, '[0-9]{2}')

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}

),

studies as (

    select
        data_tier,
        trial_id,
        left(coalesce(official_title, '') || ' . ' || coalesce(brief_summary, '') || ' . ' || coalesce(detailed_description, ''), 6000) as text
    from {{ ref('int_registry__studies') }}

),

codes as (

    select distinct
        mentions.data_tier,
        mentions.trial_id,
        resolved_mentions.asset_id,
        regexp_extract(mentions.mention_part, '[a-z]{1,8}[0-9]{0,2}[- ]?[a-z]{0,3}[0-9]{2,}[a-z0-9]*') as code
    from mentions
    inner join resolved_mentions
        on resolved_mentions.data_tier = mentions.data_tier
        and resolved_mentions.trial_id = mentions.trial_id
        and resolved_mentions.intervention_no = mentions.intervention_no
        and resolved_mentions.mention_no = mentions.mention_no

),

found as (

    select
        codes.data_tier,
        codes.trial_id,
        codes.asset_id,
        studies.text,
        -- 'CODE is a …' says what it is; another place may not
        case
            when strpos(lower(studies.text), codes.code || ' is ') > 0 then strpos(lower(studies.text), codes.code || ' is ')
            else strpos(lower(studies.text), codes.code)
        end as place
    from codes
    inner join studies
        on studies.data_tier = codes.data_tier
        and studies.trial_id = codes.trial_id
    where length(codes.code) >= 4

)

select distinct
    data_tier,
    trial_id,
    asset_id,
    substr(text, place, 260) as surroundings
from found
where place > 0

-- The names under which a trial mentions an asset, as plain words, and where its brief title has them.

with

mentions as (

    select * from {{ ref('int_asset__mentions') }}

),

resolved_mentions as (

    select * from {{ ref('int_asset__resolved_mentions') }}
    where asset_id is not null

),

attributes as (

    select * from {{ ref('int_asset__attributes') }}

),

titles as (

    select * from {{ ref('int_trial__texts') }}
    where text_kind = 'brief_title'

),

names as (

    select
        resolved_mentions.data_tier,
        resolved_mentions.trial_id,
        resolved_mentions.asset_id,
        {{ text_words('mentions.mention_norm') }} as text_words,
        true as is_mention
    from resolved_mentions
    inner join mentions
        on mentions.data_tier = resolved_mentions.data_tier
        and mentions.trial_id = resolved_mentions.trial_id
        and mentions.intervention_no = resolved_mentions.intervention_no
        and mentions.mention_no = resolved_mentions.mention_no
    union
    select
        resolved_mentions.data_tier,
        resolved_mentions.trial_id,
        resolved_mentions.asset_id,
        {{ text_words('attributes.pref_name') }},
        false
    from resolved_mentions
    inner join attributes
        on attributes.data_tier = resolved_mentions.data_tier
        and attributes.asset_id = resolved_mentions.asset_id

),

located as (

    -- codes are compared without gaps: 'HS-20093' and 'HS20093' are one
    select
        names.data_tier,
        names.trial_id,
        names.asset_id,
        names.text_words,
        names.is_mention,
        names.is_mention and regexp_matches(names.text_words, '[0-9]') as is_code,
        strpos(replace(titles.text_words, ' ', ''), replace(names.text_words, ' ', '')) as title_position,
        length(replace(
            regexp_extract(titles.text_words, '^(.*?) (versus|vs|compared with|compared to|comparing with) ', 1), ' ', ''
        )) as versus_position
    from names
    left join titles
        on titles.data_tier = names.data_tier
        and titles.trial_id = names.trial_id
    where length(trim(names.text_words)) >= 3

)

select
    data_tier,
    trial_id,
    asset_id,
    text_words,
    bool_or(not is_mention) as is_preferred,
    bool_or(is_code) as is_code,
    coalesce(bool_or(title_position > 0), false) as is_in_title,
    coalesce(bool_or(versus_position > 0 and title_position > versus_position), false) as is_after_versus
from located
group by data_tier, trial_id, asset_id, text_words

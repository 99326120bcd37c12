-- Countries that a name's legal form, or the script or letters that it is written in, speak for.

with

names as (

    select * from {{ ref('int_company__names') }}
    where name_words is not null

),

legal_forms as (

    select * from {{ ref('seed_legal_form') }}

),

endings as (

    select
        data_tier,
        sponsor_name,
        name_words,
        unnest([1, 2, 3, 4, 5, 6]) as n_words
    from names

),

evidence as (

    select
        data_tier,
        sponsor_name,
        'suffix' as pattern_kind,
        array_to_string(list_slice(string_split(name_words, ' '), -n_words, -1), ' ') as pattern,
        n_words
    from endings
    where n_words < len(string_split(name_words, ' '))
    union all
    -- kana before Han characters: Japanese names mix both
    select
        data_tier,
        sponsor_name,
        'script',
        case
            when regexp_matches(sponsor_name, '[\p{Hiragana}\p{Katakana}]') then 'kana'
            when regexp_matches(sponsor_name, '\p{Hangul}') then 'hangul'
            when regexp_matches(sponsor_name, '\p{Han}') then 'han'
            when regexp_matches(sponsor_name, '\p{Cyrillic}') then 'cyrillic'
            when regexp_matches(sponsor_name, '\p{Hebrew}') then 'hebrew'
            when regexp_matches(sponsor_name, '\p{Thai}') then 'thai'
            when regexp_matches(sponsor_name, '\p{Greek}') then 'greek'
            when regexp_matches(sponsor_name, '\p{Arabic}') then 'arabic'
            when regexp_matches(sponsor_name, '[ğşŞĞıİ]') then 'latin_turkish'
            when regexp_matches(sponsor_name, '[łŁąęśźż]') then 'latin_polish'
            when regexp_matches(sponsor_name, '[őűŐŰ]') then 'latin_hungarian'
            when regexp_matches(sponsor_name, '[řůěŘ]') then 'latin_czech'
            when regexp_matches(sponsor_name, '[øØæÆ]') then 'latin_danish'
            when regexp_matches(sponsor_name, '[ãõÃÕ]') then 'latin_portuguese'
            when regexp_matches(sponsor_name, 'ß') then 'latin_german'
        end,
        1
    from names

),

matched as (

    select
        evidence.data_tier,
        evidence.sponsor_name,
        evidence.pattern_kind,
        evidence.n_words,
        legal_forms.country_code,
        legal_forms.prior_rank,
        legal_forms.confidence
    from evidence
    inner join legal_forms
        on legal_forms.pattern_kind = evidence.pattern_kind
        and legal_forms.pattern = evidence.pattern
    -- 'GmbH and Co. KG' is one form, not three
    qualify rank() over (
        partition by evidence.data_tier, evidence.sponsor_name
        order by evidence.pattern_kind, evidence.n_words desc
    ) = 1

)

select
    data_tier,
    sponsor_name,
    pattern_kind,
    country_code,
    prior_rank,
    confidence
from matched

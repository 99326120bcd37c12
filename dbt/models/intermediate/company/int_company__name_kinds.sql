-- What the words of a name say of its bearer: a person, a public authority, a place of care or learning, a company.

with

names as (

    select * from {{ ref('int_company__names') }}

),

keywords as (

    select * from {{ ref('seed_company_word') }}

),

texts as (

    select distinct ' ' || name_words || ' ' as text_words
    from names
    where name_words is not null

),

hits as (

    {{ dictionary_hits('texts', 'keywords', ['word_kind', 'rank']) }}

),

by_text as (

    select
        text_words,
        bool_or(word_kind = 'person_title') as has_person_title,
        bool_or(word_kind = 'person_address') as has_person_address,
        bool_or(word_kind not in ('person_title', 'person_address')) as has_organisation_word,
        bool_or(word_kind = 'academic') as has_academic_word,
        bool_or(word_kind = 'academic' and rank = 2) as has_plain_academic_word,
        bool_or(word_kind = 'biotech') as has_medicine_word,
        bool_or(word_kind = 'other') as has_device_word,
        bool_or(word_kind = 'practice') as has_practice_word,
        bool_or(word_kind = 'government') as has_authority_word
    from hits
    group by text_words

)

select
    names.data_tier,
    names.sponsor_name,
    coalesce(by_text.has_authority_word, false) as has_authority_word,
    coalesce(by_text.has_academic_word, false) as has_academic_word,
    coalesce(by_text.has_plain_academic_word, false) as has_plain_academic_word,
    coalesce(by_text.has_medicine_word, false) as has_medicine_word,
    coalesce(by_text.has_device_word, false) as has_device_word,
    coalesce(by_text.has_practice_word, false) as has_practice_word,
    -- a title, or a form of address outside the industry (Dr. Reddy's is a company); or two to five words, none of
    -- them an organisation's, by whom no record was filed
    coalesce(
        (
            (by_text.has_person_title or (by_text.has_person_address and not names.is_industry))
            and not by_text.has_plain_academic_word
        )
        or (
            not coalesce(by_text.has_organisation_word, false)
            and not names.is_registrant
            and coalesce(names.sponsor_class, 'OTHER') in ('OTHER', 'INDIV', 'OTHER_GOV', 'UNKNOWN')
            and len(string_split(names.name_words, ' ')) between 2 and 5
        ),
        false
    ) as is_person
from names
left join by_text on by_text.text_words = ' ' || names.name_words || ' '

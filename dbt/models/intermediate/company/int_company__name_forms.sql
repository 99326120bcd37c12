-- The forms of a name under which a company may be known, in the order in which they are looked up: the owner that the
-- name states, the name as it is, the name without its legal form, and that without a place in front.

with

names as (

    select * from {{ ref('int_company__names') }}

),

places as (

    select * from {{ ref('int_company__name_places') }}

),

leading_places as (

    -- 'Shanghai', or 'Jiangsu' and 'Wuxi', in front of a company's own name
    select
        data_tier,
        sponsor_name,
        max(last_word_no) as n_place_words
    from places
    where place_kind in ('country', 'state', 'city')
      and first_word_no <= 2
      and last_word_no <= 3
    group by data_tier, sponsor_name
    having min(first_word_no) = 1

),

owner_phrases as (

    select
        data_tier,
        sponsor_name,
        regexp_extract(
            name_words, '(?:subsidiary of|part of|acquired by|merged with|merged into) (.+)$', 1
        ) as stated_owner
    from names

),

forms as (

    select
        data_tier,
        sponsor_name,
        {{ norm_company_name('stated_owner') }} as form,
        'alias_stated_parent' as method,
        1 as form_rank
    from owner_phrases
    union all
    select
        data_tier,
        sponsor_name,
        nullif(regexp_extract(name_words, ' an? ([^ ]+(?: [^ ]+){0,3}) company$', 1), ''),
        'alias_stated_parent',
        1
    from names
    union all
    -- a legal form can be all that tells two companies apart: Merck KGaA is not Merck & Co.
    select data_tier, sponsor_name, name_words, 'alias_full_name', 2
    from names
    where name_words in (select alias_norm from {{ ref('seed_company_alias') }})
    union all
    select data_tier, sponsor_name, name_norm, 'alias_name', 3 from names
    union all
    select
        names.data_tier,
        names.sponsor_name,
        nullif(array_to_string(
            list_slice(string_split(names.name_norm, ' '), leading_places.n_place_words + 1, 40), ' '
        ), ''),
        'alias_without_place',
        4
    from names
    inner join leading_places
        on leading_places.data_tier = names.data_tier
        and leading_places.sponsor_name = names.sponsor_name

)

select distinct
    data_tier,
    sponsor_name,
    form_rank,
    method,
    form
from forms
where form is not null
  and form <> ''

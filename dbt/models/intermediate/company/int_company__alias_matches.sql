-- Which company of the seed a name means: the longest alias wins, a name that says whose subsidiary it is means that
-- one, and an alias of two companies matches neither.

with

forms as (

    select * from {{ ref('int_company__name_forms') }}

),

kinds as (

    select * from {{ ref('int_company__name_kinds') }}

),

aliases as (

    select
        *,
        split_part(alias_norm, ' ', 1) as first_word,
        -- a single word must be there in full; a phrase may break off inside its last word
        case when contains(alias_norm, ' ') then alias_norm else alias_norm || ' ' end as needle
    from {{ ref('seed_company_alias') }}

),

companies as (

    select distinct company_id, company_type from {{ ref('seed_company') }}
    where valid_to is null

),

matches as (

    select
        forms.data_tier,
        forms.sponsor_name,
        forms.method,
        forms.form_rank,
        forms.form = aliases.alias_norm as is_exact,
        aliases.alias_norm,
        aliases.company_id,
        companies.company_type
    from forms
    inner join aliases
        on aliases.first_word = split_part(forms.form, ' ', 1)
        and (
            forms.form = aliases.alias_norm
            or (aliases.match_kind = 'prefix' and starts_with(forms.form || ' ', aliases.needle))
        )
    inner join companies on companies.company_id = aliases.company_id

),

allowed as (

    -- 'Bayer University' is no unit of Bayer, and a person is no company
    select matches.*
    from matches
    inner join kinds
        on kinds.data_tier = matches.data_tier
        and kinds.sponsor_name = matches.sponsor_name
    where not kinds.is_person
      and (matches.is_exact or matches.company_type in ('government', 'academic') or not kinds.has_plain_academic_word)

),

best as (

    select *
    from allowed
    qualify rank() over (
        partition by data_tier, sponsor_name
        order by form_rank, is_exact desc, length(alias_norm) desc
    ) = 1

)

select
    data_tier,
    sponsor_name,
    min(company_id) as company_id,
    min(alias_norm) as alias_norm,
    min(method) as method,
    bool_and(is_exact) as is_exact
from best
group by data_tier, sponsor_name
having count(distinct company_id) = 1

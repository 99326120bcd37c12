-- Filers that make drugs: by their industry code; where that is not known, by a name that the company seed knows or
-- that speaks of medicine.

with

facts as (

    select * from {{ ref('stg_sec_edgar__company_facts') }}

),

filers as (

    select * from {{ ref('stg_sec_edgar__filers') }}

),

tickers as (

    select * from {{ ref('stg_sec_edgar__tickers') }}

),

codes as (

    select * from {{ ref('seed_sic_code') }}

),

aliases as (

    select * from {{ ref('seed_company_alias') }}
    where company_id in (
        select company_id from {{ ref('seed_company') }}
        where company_type in ('big_pharma', 'biopharma', 'biotech')
    )

),

keywords as (

    select * from {{ ref('seed_company_word') }}
    where word_kind = 'biotech'

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

stated as (

    select
        data_tier,
        cik,
        max(company_name) as company_name,
        max(split_part(location_code, '-', 1)) as location_country
    from facts
    group by data_tier, cik

),

ticker_names as (

    select data_tier, cik, min(company_name) as company_name from tickers
    group by data_tier, cik

),

described as (

    select
        stated.data_tier,
        stated.cik,
        coalesce(filers.company_name, stated.company_name, ticker_names.company_name) as company_name,
        filers.sic,
        -- codes of the publisher with a digit are no states of the US; the name ends with the country
        coalesce(
            case when regexp_full_match(filers.seat_code, '[A-Z]{2}') then 'US' end,
            country_names.country_code,
            stated.location_country
        ) as seat_country
    from stated
    left join filers on filers.data_tier = stated.data_tier and filers.cik = stated.cik
    left join ticker_names on ticker_names.data_tier = stated.data_tier and ticker_names.cik = stated.cik
    left join country_names
        on country_names.country_name_lower = lower(trim(split_part(filers.seat_name, ',', -1)))

),

texts as (

    select distinct {{ text_words('company_name') }} as text_words
    from described
    where company_name is not null

),

medicine_texts as (

    {{ dictionary_hits('texts', 'keywords', ['word_kind']) }}

),

normalised as (

    select distinct
        company_name,
        {{ norm_company_name('company_name') }} as name_norm
    from described

),

known_names as (

    select distinct normalised.company_name
    from normalised
    inner join aliases
        on split_part(aliases.alias_norm, ' ', 1) = split_part(normalised.name_norm, ' ', 1)
        and (
            aliases.alias_norm = normalised.name_norm
            or (aliases.match_kind = 'prefix' and starts_with(normalised.name_norm || ' ', aliases.alias_norm || ' '))
        )

)

select
    described.data_tier,
    described.cik,
    described.company_name,
    described.sic,
    described.seat_country,
    case
        when known_names.company_name is not null then 'company_seed'
        when codes.is_drug_maker then 'industry_code'
        else 'name'
    end as basis
from described
left join codes on codes.sic = described.sic
left join known_names on known_names.company_name = described.company_name
where described.company_name is not null
  and (
      known_names.company_name is not null
      or codes.is_drug_maker
      or described.sic is null
      and {{ text_words('described.company_name') }} in (select text_words from medicine_texts)
  )

-- Awards of both funders under one set of columns, with the place of the awardee read from every form that files use.

with

nih as (

    select * from {{ ref('int_grant__nih') }}

),

nsf as (

    select * from {{ ref('int_grant__nsf') }}

),

states as (

    select * from {{ ref('seed_us_state') }}

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

awards as (

    select
        data_tier, 'NIH' as funder, award_id, fiscal_year, amount_usd, award_notice_date, org_id,
        organization_name as org_name, city_text, state_text, zip_text, country_text, is_subproject,
        true as is_life_science, source_table
    from nih
    union all
    select
        data_tier, 'NSF', award_id, fiscal_year, amount_usd, award_notice_date, null,
        organization_name, city_text, state_text, zip_text, country_text, false,
        is_life_science, source_table
    from nsf

),

with_state as (

    -- tables lose the leading zeros of a postal code; the last four of nine digits are a street
    select
        awards.*,
        states.state_code,
        regexp_replace(awards.zip_text, '[^0-9]', '', 'g') as zip_digits
    from awards
    left join states
        on states.state_text_lower = lower(awards.state_text)

)

select
    with_state.data_tier,
    with_state.funder,
    with_state.award_id,
    with_state.fiscal_year,
    with_state.amount_usd,
    with_state.award_notice_date,
    with_state.org_id,
    with_state.org_name,
    upper(with_state.city_text) as city,
    with_state.state_code as state,
    case
        when with_state.state_code is null or with_state.zip_digits = '' then null
        when length(with_state.zip_digits) <= 5 then lpad(with_state.zip_digits, 5, '0')
        else left(lpad(with_state.zip_digits, 9, '0'), 5)
    end as zip_code,
    case
        when with_state.state_code is not null then 'US'
        else coalesce(named.country_code, named_as_state.country_code)
    end as country,
    with_state.is_subproject,
    with_state.is_life_science,
    with_state.source_table
from with_state
left join country_names as named
    on named.country_name_lower = lower(with_state.country_text)
left join country_names as named_as_state
    on named_as_state.country_name_lower = lower(with_state.state_text)

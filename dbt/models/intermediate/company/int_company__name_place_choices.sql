-- The one country that the places of a name speak for, and how plainly.

with

names as (

    select * from {{ ref('int_company__names') }}

),

places as (

    select * from {{ ref('int_company__name_places') }}

),

family_sites as (

    select * from {{ ref('int_company__family_sites') }}

),

tiered_places as (

    select
        *,
        case when place_kind = 'phrase' then 3 when place_kind = 'adjective' then 2 else 1 end as place_tier,
        bool_or(country_code in ('HK', 'MO', 'TW') and place_kind <> 'phrase') over (
            partition by data_tier, sponsor_name
        ) as names_other_china
    from places

),

best_places as (

    -- 'Chinese University of Hong Kong' lies in Hong Kong; a city says more than an adjective, that more than wording
    select *
    from tiered_places
    where not (country_code = 'CN' and names_other_china)
    qualify rank() over (partition by data_tier, sponsor_name order by place_tier) = 1

),

chosen_places as (

    -- of several, the one where the trials run, else the place named last ('..., Taiwan'), the adjective named first
    -- ('Egyptian Chinese University')
    select
        best_places.data_tier,
        best_places.sponsor_name,
        best_places.place_tier,
        best_places.country_code,
        coalesce(best_places.country_code = family_sites.country_code, false) as has_sites_there,
        count(distinct case
            -- a city has a likeliest country, a word of a language that several speak has none
            when best_places.prior_rank = 1 or best_places.place_tier = 3 then best_places.country_code
        end) over (
            partition by best_places.data_tier, best_places.sponsor_name
        ) as n_countries
    from best_places
    inner join names
        on names.data_tier = best_places.data_tier
        and names.sponsor_name = best_places.sponsor_name
    left join family_sites
        on family_sites.data_tier = names.data_tier
        and family_sites.family_name = names.family_name
    qualify row_number() over (
        partition by best_places.data_tier, best_places.sponsor_name
        order by has_sites_there desc, best_places.prior_rank,
            best_places.last_word_no * case when best_places.place_kind = 'adjective' then 1 else -1 end,
            best_places.country_code
    ) = 1

)

select
    data_tier,
    sponsor_name,
    country_code,
    place_tier,
    n_countries,
    has_sites_there
from chosen_places

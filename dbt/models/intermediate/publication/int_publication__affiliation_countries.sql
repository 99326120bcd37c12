-- Countries that the affiliations of an article end with. A place of Hong Kong, Macau or Taiwan is that, also where the
-- text goes on with China.

with

articles as (

    select * from {{ ref('stg_pubmed__articles') }}

),

country_names as (

    select * from {{ ref('seed_country_name') }}

),

own_places as (

    select * from country_names
    where country_code in ('HK', 'MO', 'TW')

),

spellings as (

    select * from {{ ref('seed_affiliation_country') }}

),

known as (

    select country_name_lower, country_code from country_names
    union
    select spelling, country_code from spellings

),

unnested as (

    select data_tier, pmid, unnest(affiliations) as affiliation
    from articles

),

affiliations as (

    -- several institutions of one author stand in one text, parted by semicolons; an address may follow
    select
        data_tier,
        pmid,
        unnest(string_split(
            lower(regexp_replace(affiliation, '(electronic address:?|e-?mail:?)|\S+@\S+', '', 'gi')), ';'
        )) as institution
    from unnested

),

parts as (

    select distinct
        data_tier,
        pmid,
        institution,
        list_transform(
            string_split(institution, ','),
            lambda part: trim(regexp_replace(regexp_replace(part, '[0-9]+', ' ', 'g'), '^[\s.]+|[\s.]+$', '', 'g'))
        ) as places
    from affiliations

)

select distinct
    parts.data_tier,
    parts.pmid,
    coalesce(own_places.country_code, known.country_code) as country_code
from parts
left join own_places on list_contains(parts.places, own_places.country_name_lower)
left join known on known.country_name_lower = list_filter(parts.places, lambda place: place <> '')[-1]
where coalesce(own_places.country_code, known.country_code) is not null

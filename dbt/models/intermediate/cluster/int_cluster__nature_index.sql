-- What the Nature Index tells of the clusters' cities: the rank on health and life sciences together, which the index
-- does not publish, and hospitals among the first fifty.

with

cities as (

    select * from {{ ref('stg_nature_index__cities') }}

),

institutions as (

    select * from {{ ref('stg_nature_index__institutions') }}

),

places as (

    select * from {{ ref('seed_cluster_place') }}
    where match_kind = 'index_city'

),

combined as (

    -- a city in one of the two lists only cannot be compared with one in both
    select
        data_tier,
        edition_year,
        upper(city_name) as place,
        sum(share_of_articles) as share_of_articles
    from cities
    where edition_year is not null
    group by data_tier, edition_year, upper(city_name)
    having count(distinct subject) = 2

),

ranked as (

    select
        data_tier,
        edition_year,
        place,
        rank() over (partition by data_tier, edition_year order by share_of_articles desc) as combined_rank
    from combined

),

hospitals as (

    select
        data_tier,
        edition_year,
        upper(city_name) as place,
        count(*) as n_hospitals
    from institutions
    where sector = 'healthcare'
      and rank_in_list <= 50
      and edition_year is not null
    group by data_tier, edition_year, upper(city_name)

),

readings as (

    select data_tier, edition_year, place, 'nature_index_rank_health_life' as indicator, combined_rank as reading
    from ranked
    union all
    select data_tier, edition_year, place, 'n_hospitals_top50', n_hospitals
    from hospitals

)

select
    readings.data_tier,
    places.cluster,
    readings.indicator,
    readings.edition_year as year,
    cast(case readings.indicator
        when 'n_hospitals_top50' then sum(readings.reading)
        else min(readings.reading)
    end as bigint) as reading
from readings
inner join places
    on places.place = readings.place
group by readings.data_tier, places.cluster, readings.indicator, readings.edition_year

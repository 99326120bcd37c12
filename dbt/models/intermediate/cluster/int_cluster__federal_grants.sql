-- Federal research money of awardees in a cluster, per fiscal year, by the city of the award, or its postal code where
-- the record names no city.

with

awards as (

    select * from {{ ref('int_grant__awards') }}
    where not is_subproject
      and is_life_science
      and amount_usd is not null

),

places as (

    select * from {{ ref('seed_cluster_place') }}

),

placed as (

    select distinct
        awards.data_tier,
        places.cluster,
        awards.fiscal_year,
        awards.funder,
        awards.award_id,
        awards.amount_usd
    from awards
    inner join places
        on places.state = awards.state
        and (
            (places.match_kind = 'city' and places.place = awards.city)
            or (
                places.match_kind = 'zip'
                and awards.city is null
                and awards.zip_code between places.zip_from and places.zip_to
            )
        )

)

select
    data_tier,
    cluster,
    fiscal_year,
    sum(amount_usd) / 1e9 as amount_usd_bn,
    count(*) as n_awards
from placed
group by data_tier, cluster, fiscal_year

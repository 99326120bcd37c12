-- Countries whose every site the sponsor took out of a study later.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(removed_countries, 1) as removed_country_no,
        unnest(removed_countries) as country_name
    from studies

)

select
    data_tier,
    nct_id,
    removed_country_no,
    country_name
from numbered

-- The sites that a study lists, in its order.

with

studies as (

    select * from {{ ref('stg_ctgov__studies') }}

),

numbered as (

    select
        data_tier,
        nct_id,
        generate_subscripts(locations, 1) as location_no,
        unnest(locations) as location
    from studies

)

select
    data_tier,
    nct_id,
    location_no,
    location.facility as facility,
    location.city as city,
    location.state as state,
    location.country as country_name,
    location.status as location_status
from numbered

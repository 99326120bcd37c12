-- Countries and the group that each is counted in.

with

countries as (

    select * from {{ ref('seed_country') }}

)

select
    country_code,
    country_name,
    origin_group
from countries
